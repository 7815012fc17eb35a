import { type Database, newId } from '#platform';
import type { TestCommunity, TestSpace } from './factories.js';

/** How much there is to read. */
export interface CorpusSize {
  members: number;
  threads: number;
  /** Of each thread, the first one included. */
  postsPerThread: number;
}

/** What was written, by id. */
export interface Corpus {
  memberIds: string[];
  threadIds: string[];
  postIds: string[];
}

const TEXT = 'A sentence of a message, long enough to weigh what messages weigh. ';

/**
 * Fills a space with published threads, straight in the tables and in one statement a table: every third reply answers
 * the first post, so that posts have replies of their own. Nothing is recorded in the log.
 */
export async function seedCorpus(
  database: Database,
  community: TestCommunity,
  space: TestSpace,
  size: CorpusSize,
): Promise<Corpus> {
  const ids = (count: number) => Array.from({ length: count }, () => newId());
  const memberIds = ids(size.members);
  const threadIds = ids(size.threads);
  const postIds = ids(size.threads * size.postsPerThread);
  await database.query(
    `INSERT INTO member (id, community_id, sso_subject, display_name, joined_at)
     SELECT id, $2, 'corpus-' || id, 'Writer ' || place, now() - interval '1 day'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS m(id, place)`,
    [memberIds, community.id],
  );
  await database.query(
    `INSERT INTO thread (id, community_id, space_id, author_id, title, state, seq, reply_count, created_at, last_activity_at)
     SELECT id, $2, $3, ($4::uuid[])[1 + place % cardinality($4::uuid[])], 'Subject ' || place, 'published', $5::int, $5::int - 1,
       now() - interval '1 day', now() - place * interval '1 second'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, place)`,
    [threadIds, community.id, space.id, memberIds, size.postsPerThread],
  );
  await database.query(
    `WITH written AS (
       SELECT id, (place - 1) / $4::int AS thread, (place - 1) % $4::int + 1 AS seq,
         convert_to(repeat($5, 1 + (place % 9)::int) || place, 'UTF8') AS body,
         ($3::uuid[])[1 + place % cardinality($3::uuid[])] AS author_id, gen_random_uuid() AS revision_id
       FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, place)), posts AS (
     INSERT INTO post (id, community_id, thread_id, parent_id, author_id, depth, state, is_first, seq, change_seq, revision_id,
       sha256, body_html, idempotency_key, request_hash, created_at, published_at)
     SELECT id, $6, ($2::uuid[])[thread + 1],
       CASE WHEN seq > 1 AND seq % 3 = 0 THEN ($1::uuid[])[thread * $4::int + 1] END, author_id,
       CASE WHEN seq > 1 AND seq % 3 = 0 THEN 1 ELSE 0 END, 'published', seq = 1, seq, seq, revision_id, sha256(body),
       '<p>' || convert_from(body, 'UTF8') || '</p>', id::text, sha256(body), now() - interval '1 day', now() - interval '1 day'
     FROM written)
     INSERT INTO revision (id, community_id, post_id, number, editor_id, body, format, sha256, plain_text, created_at)
     SELECT revision_id, $6, id, 1, author_id, body, 'markdown', sha256(body), convert_from(body, 'UTF8'), now() - interval '1 day'
     FROM written`,
    [postIds, threadIds, memberIds, size.postsPerThread, TEXT, community.id],
  );
  await database.query('ANALYZE member; ANALYZE thread; ANALYZE post; ANALYZE revision');
  return { memberIds, threadIds, postIds };
}
