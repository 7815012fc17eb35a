import pg from 'pg';
import { newId } from '#platform';
import { type Corpus, CORPUS_SIZE } from './corpus.js';

const POSTS = 1_000_000;
const POSTS_PER_THREAD = 25;
const READ_THREADS = 2_000;

/** What a bulk load does without and gets back: one pass over an index costs less than a million insertions. */
const INDEXES = `
  SELECT i.indexdef AS restore, format('DROP INDEX %I', i.indexname) AS remove FROM pg_indexes i
  WHERE i.tablename = 'post' AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`;
const CONSTRAINTS = `
  SELECT format('ALTER TABLE post ADD CONSTRAINT %I %s NOT VALID', conname, pg_get_constraintdef(oid)) AS restore,
    format('ALTER TABLE post DROP CONSTRAINT %I', conname) AS remove
  FROM pg_constraint WHERE conrelid = 'post'::regclass AND contype = 'f'`;

/** A million posts in a database of their own: forty thousand threads of twenty-five, texts of 361 characters. */
export async function seedMillion(url: string): Promise<Corpus> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await fill(client);
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client): Promise<Corpus> {
  const [communityId, spaceId] = [newId(), newId()];
  await client.query(
    `INSERT INTO community (id, slug, name, locales, default_locale, accent, created_at)
     VALUES ($1, 'million', 'Million', '{fr,en}', 'fr', '#3355aa', now())`,
    [communityId],
  );
  await client.query(
    `INSERT INTO space (id, community_id, slug, name, visibility, created_at) VALUES ($1, $2, 'all', 'All', 'public', now())`,
    [spaceId, communityId],
  );
  await client.query(
    `INSERT INTO member (id, community_id, sso_subject, display_name, joined_at)
     SELECT gen_random_uuid(), $1, 'subject-' || n, 'Member ' || n, now() FROM generate_series(1, $2::int) n`,
    [communityId, CORPUS_SIZE.members],
  );
  await client.query(
    `INSERT INTO thread (id, community_id, space_id, author_id, title, state, seq, reply_count, created_at, last_activity_at)
     SELECT gen_random_uuid(), $1, $2, (SELECT id FROM member LIMIT 1), 'Thread ' || n, 'published', $4::int, $4::int - 1,
       now(), now() - make_interval(mins => n) FROM generate_series(1, $3::int) n`,
    [communityId, spaceId, POSTS / POSTS_PER_THREAD, POSTS_PER_THREAD],
  );
  await fillPosts(client, communityId);
  await client.query('VACUUM (ANALYZE)');
  await client.query('CHECKPOINT').catch(() => undefined);
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM thread ORDER BY id LIMIT ${READ_THREADS}`,
  );
  const threadIds = rows.map(({ id }) => id);
  const nothing = { members: [], staffCookie: '', queries: [], texts: [] };
  return { ...nothing, communityId, spaceId, slug: 'million', threadIds, longThreadId: threadIds[0] ?? '' };
}

/** Spread as a forum's posts are: those of a thread lie far apart on disk. */
async function fillPosts(client: pg.Client, communityId: string): Promise<void> {
  type Step = { restore: string; remove: string };
  const { rows: constraints } = await client.query<Step>(CONSTRAINTS);
  const { rows: indexes } = await client.query<Step>(INDEXES);
  for (const { remove } of [...constraints, ...indexes]) await client.query(remove);
  await client.query(
    `WITH threads AS (SELECT id, row_number() OVER () AS n FROM thread),
       people AS (SELECT id, row_number() OVER () AS n FROM member)
     INSERT INTO post (id, community_id, thread_id, author_id, state, is_first, seq, change_seq, revision_id, sha256,
       body_html, idempotency_key, request_hash, created_at, published_at)
     SELECT gen_random_uuid(), $1, t.id, m.id, 'published', s.seq = 1, s.seq, s.seq, gen_random_uuid(), '\\x00',
       '<p>' || repeat(md5((t.n * 31 + s.seq)::text), 11) || '</p>', s.seq || '-' || t.n, '\\x00', now(), now()
     FROM generate_series(1, $2::int) AS s (seq) CROSS JOIN threads t
     JOIN people m ON m.n = 1 + (t.n * 7 + s.seq) % $3::int`,
    [communityId, POSTS_PER_THREAD, CORPUS_SIZE.members],
  );
  await client.query(`SET maintenance_work_mem = '512MB'`);
  for (const { restore } of [...indexes, ...constraints]) await client.query(restore);
}
