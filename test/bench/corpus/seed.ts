import pg from 'pg';
import { prepareText } from '#discussion';
import { newId } from '#platform';
import { type Corpus, CORPUS_SIZE, type CorpusPost, newToken, writePosts } from './corpus.js';
import { Prose } from './prose.js';
import { SeededRandom } from './random.js';

const BATCH = 2_500;
const SLUG = 'bench';

/**
 * Writes the corpus straight into the tables of a migrated, empty database. Where it is to be searched, the facts are
 * recorded, too: the product's own consumer makes the index of them.
 */
export async function seedCorpus(url: string, isSearched: boolean): Promise<Corpus> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await new Seeding(client, isSearched).run();
  } finally {
    await client.end();
  }
}

class Seeding {
  private readonly prose = new Prose(new SeededRandom(20_261_122));
  private readonly communityId = newId();
  private readonly spaceId = newId();

  constructor(
    private readonly client: pg.Client,
    private readonly isSearched: boolean,
  ) {}

  async run(): Promise<Corpus> {
    const { client, communityId, spaceId } = this;
    await client.query('BEGIN');
    await this.writeCommunity();
    const members = await this.writeMembers();
    const threadIds = Array.from({ length: CORPUS_SIZE.threads }, () => newId());
    await this.writeThreads(threadIds, members);
    const authorIds = members.map(({ id }) => id);
    await this.writePosts(writePosts(threadIds, authorIds, this.prose));
    await this.settleThreads();
    const staffCookie = await this.writeStaff();
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT').catch(() => undefined);
    const queries = Array.from({ length: 400 }, () => this.prose.query());
    const texts = Array.from({ length: 2_000 }, () => this.prose.textOf(361));
    const [longThreadId = '', ...others] = threadIds;
    return {
      communityId,
      slug: SLUG,
      spaceId,
      members,
      staffCookie,
      threadIds: others,
      longThreadId,
      queries,
      texts,
    };
  }

  private async writeCommunity(): Promise<void> {
    await this.client.query(
      `INSERT INTO community (id, slug, name, locales, default_locale, accent, newcomer_post_threshold, created_at)
       VALUES ($1, $2, 'Bench', '{fr,en}', 'fr', '#3355aa', 2, now())`,
      [this.communityId, SLUG],
    );
    await this.client.query(
      `INSERT INTO space (id, community_id, slug, name, visibility, created_at) VALUES ($1, $2, 'all', 'All', 'public', now())`,
      [this.spaceId, this.communityId],
    );
  }

  private async writeMembers(): Promise<{ id: string; token: string }[]> {
    const made = Array.from({ length: CORPUS_SIZE.members }, () => ({ id: newId(), ...newToken() }));
    const ids = made.map(({ id }) => id);
    await this.client.query(
      `INSERT INTO member (id, community_id, sso_subject, display_name, joined_at)
       SELECT id, $2, 'subject-' || n, 'Member ' || n, now() - interval '1 year' FROM unnest($1::uuid[]) WITH ORDINALITY AS u (id, n)`,
      [ids, this.communityId],
    );
    await this.client.query(
      `INSERT INTO session (id, token_hash, scope, community_id, member_id, created_at, expires_at, access_expires_at)
       SELECT gen_random_uuid(), hash, 'widget', $3, id, now(), now() + interval '1 day', now() + interval '1 day'
       FROM unnest($1::uuid[], $2::bytea[]) AS u (id, hash)`,
      [ids, made.map(({ hash }) => hash), this.communityId],
    );
    return made.map(({ id, token }) => ({ id, token }));
  }

  private async writeStaff(): Promise<string> {
    const [accountId, memberId, { token, hash }] = [newId(), newId(), newToken()];
    await this.client.query(
      `INSERT INTO account (id, email, display_name, locale, email_verified_at, created_at)
       VALUES ($1, 'staff@bench.example', 'Staff', 'fr', now(), now())`,
      [accountId],
    );
    await this.client.query(
      `INSERT INTO member (id, community_id, account_id, display_name, joined_at) VALUES ($1, $2, $3, 'Staff', now())`,
      [memberId, this.communityId, accountId],
    );
    await this.client.query(
      `INSERT INTO member_role (id, community_id, member_id, role, granted_at) VALUES ($1, $2, $3, 'community_manager', now())`,
      [newId(), this.communityId, memberId],
    );
    await this.client.query(
      `INSERT INTO session (id, token_hash, scope, account_id, created_at, expires_at, access_expires_at)
       VALUES ($1, $2, 'full', $3, now(), now() + interval '1 day', now() + interval '1 day')`,
      [newId(), hash, accountId],
    );
    return `parvis_session=${token}`;
  }

  private async writeThreads(ids: readonly string[], members: readonly { id: string }[]): Promise<void> {
    await this.client.query(
      `INSERT INTO thread (id, community_id, space_id, author_id, title, state, created_at, last_activity_at)
       SELECT id, $4, $5, author, title, 'published', now(), now() FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS u (id, author, title)`,
      [
        ids,
        ids.map((_, index) => members[index % members.length]?.id),
        ids.map(() => this.prose.textOf(52)),
        this.communityId,
        this.spaceId,
      ],
    );
  }

  private async writePosts(posts: Iterable<CorpusPost>): Promise<void> {
    const batch: CorpusPost[] = [];
    for (const post of posts) {
      batch.push(post);
      if (batch.length === BATCH) await this.writeBatch(batch.splice(0));
    }
    if (batch.length > 0) await this.writeBatch(batch);
  }

  private async writeBatch(posts: readonly CorpusPost[]): Promise<void> {
    requireSameRendering(posts[0] as CorpusPost);
    await this.client.query(
      `WITH given AS (
         SELECT *, sha256(convert_to(body, 'UTF8')) AS hash
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::text[], $7::timestamptz[])
           AS u (id, revision_id, thread_id, author_id, seq, body, at)
       ), p AS (
         INSERT INTO post (id, community_id, thread_id, author_id, state, is_first, seq, change_seq, revision_id, sha256,
           body_html, idempotency_key, request_hash, created_at, published_at)
         SELECT id, $8, thread_id, author_id, 'published', seq = 1, seq, seq, revision_id, hash,
           '<p>' || body || E'</p>\\n', id::text, hash, at, at FROM given
       ), r AS (
         INSERT INTO revision (id, community_id, post_id, number, editor_id, body, format, sha256, plain_text, created_at)
         SELECT revision_id, $8, id, 1, author_id, convert_to(body, 'UTF8'), 'markdown', hash, body, at FROM given
       )
       INSERT INTO fact (type, community_id, payload)
       SELECT 'discussion.PostPublished', $8, jsonb_build_object('postId', id, 'threadId', thread_id, 'spaceId', $9::uuid,
         'authorId', author_id, 'revisionId', revision_id, 'seq', seq, 'prevSeq', seq - 1) FROM given WHERE $10`,
      [
        posts.map(({ id }) => id),
        posts.map(({ revisionId }) => revisionId),
        posts.map(({ threadId }) => threadId),
        posts.map(({ authorId }) => authorId),
        posts.map(({ seq }) => seq),
        posts.map(({ body }) => body),
        posts.map(({ at }) => at),
        this.communityId,
        this.spaceId,
        this.isSearched,
      ],
    );
  }

  private async settleThreads(): Promise<void> {
    await this.client.query(
      `UPDATE thread t SET seq = p.count, reply_count = p.count - 1, created_at = p.first, last_activity_at = p.last
       FROM (SELECT thread_id, count(*)::int AS count, min(published_at) AS first, max(published_at) AS last
             FROM post GROUP BY thread_id) p
       WHERE p.thread_id = t.id`,
    );
  }
}

/** The corpus is rendered by SQL: it has to be what the product itself would have made of the text. */
function requireSameRendering({ body }: CorpusPost): void {
  const { bodyHtml } = prepareText(body);
  if (bodyHtml !== `<p>${body}</p>\n`) throw new Error(`The product renders otherwise: ${bodyHtml}`);
}
