import { randomUUID } from 'node:crypto';
import type { Forum } from '#test-support';
import { MARKS } from './marks.js';

/** Rows that stand behind some of the things, put where no operation would put them for a test. */
export class ThingRows {
  private count = 0;

  constructor(private readonly forum: Forum) {}

  async file(of: { communityId: string; memberId: string; postId?: string }): Promise<string> {
    const id = randomUUID();
    await this.forum.database.query(
      `INSERT INTO upload (id, community_id, uploader_id, state, kind, name, size_bytes, variants, idempotency_key, created_at, post_id)
       VALUES ($1, $2, $3, 'ready', 'image', 'x.png', 9, $4, $5, now(), $6)`,
      [
        id,
        of.communityId,
        of.memberId,
        JSON.stringify([
          { name: 'w40.webp', format: 'webp', width: 40, height: 40, sizeBytes: 9, isAnimated: false },
        ]),
        id,
        of.postId ?? null,
      ],
    );
    return id;
  }

  /** Makes a thread one between its author and the brand. */
  async closeIn(spaceId: string, threadId: string): Promise<void> {
    await this.forum.database.query(
      'UPDATE thread SET space_id = $2, private_with = author_id, awaits_brand = true WHERE id = $1',
      [threadId, spaceId],
    );
    await this.forum.database.query('UPDATE space SET name = $2 WHERE id = $1', [
      spaceId,
      MARKS.conversation,
    ]);
  }

  async spaceOf(threadId: string): Promise<{ id: string; slug: string } | null> {
    const [row] = await this.forum.database.query<{ id: string; slug: string }>(
      'SELECT s.id, s.slug FROM space s JOIN thread t ON t.space_id = s.id WHERE t.id = $1',
      [threadId],
    );
    return row ?? null;
  }

  async tag(communityId: string, isManaged: boolean): Promise<{ id: string; name: string }> {
    const [id, name] = [randomUUID(), `tag-${this.next()}`];
    await this.forum.database.query(
      `WITH g AS (INSERT INTO tag (id, community_id, slug, name, is_managed, created_at) VALUES ($1, $2, $3, $3, $4, now()))
       INSERT INTO tag_name (community_id, folded, tag_id) VALUES ($2, $3, $1)`,
      [id, communityId, name, isManaged],
    );
    return { id, name };
  }

  /** A job that nobody takes up, tried in vain. */
  async failedJob(): Promise<string> {
    const [job] = await this.forum.database.query<{ id: string }>(
      `SELECT id::text FROM graphile_worker.add_job('test:nothing', '{}', max_attempts => 5)`,
    );
    await this.forum.database.query(
      'UPDATE graphile_worker._private_jobs SET attempts = 5, last_error = $2 WHERE id = $1::bigint',
      [job?.id, MARKS.install],
    );
    return String(job?.id);
  }

  /** A fact of the neighbours' that the search index has set aside. */
  async parkedFact(communityId: string): Promise<string> {
    const [parked] = await this.forum.database.query<{ id: string }>(
      `WITH f AS (INSERT INTO fact (type, community_id, payload) VALUES ('discussion.ThreadChanged', $1, $2) RETURNING tx, id)
       INSERT INTO fact_parked (consumer, fact_tx, fact_id, attempts, error)
       SELECT 'search.index', tx, id, 6, $3 FROM f RETURNING fact_id::text AS id`,
      [communityId, { threadId: randomUUID() }, MARKS.install],
    );
    return String(parked?.id);
  }

  /** The poll of a post. */
  async poll(postId: string, question: string): Promise<string> {
    const id = randomUUID();
    await this.forum.database.query(
      `INSERT INTO poll (id, community_id, post_id, question, kind, options, min_choices, max_choices, is_anonymous, may_change,
         visibility) SELECT $1, community_id, id, $3, 'SINGLE', ARRAY[$3, 'non'], 1, 1, false, true, 'ALWAYS' FROM post WHERE id = $2`,
      [id, postId, question],
    );
    return id;
  }

  private next(): number {
    return (this.count += 1);
  }
}
