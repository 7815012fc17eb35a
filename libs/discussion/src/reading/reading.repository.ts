import { Injectable } from '@nestjs/common';
import { spaceAudience } from '#community';
import { type Actor, Database, type Tx } from '#platform';
import { VISIBLE_THREAD } from '../conversations/visible-conversation.js';

/** What a member reports to have read. */
export interface ReadingReport {
  threadId: string;
  upToSeq: number;
  seconds: number;
}

/** Seconds that one report may claim at most: a page reports every ten. */
const MOST_SECONDS = 60;
/** Posts that one report may count, and how many a second since the last report: nobody reads faster. */
const MOST_POSTS = 100;
const POSTS_PER_SECOND = 5;
/** Posts that a day may count. */
const MOST_POSTS_A_DAY = 2_000;

/**
 * One report, whole: nothing is written for a thread that the member may not see. `pace` comes first, and its row is one
 * per member: reports of several devices take turns there. What a report adds is told by the rows themselves
 * (`previous_at`, `previous_seq`), which are those of the report before, not those of the statement's snapshot.
 */
const REPORT = `WITH place AS MATERIALIZED (
    SELECT t.id, t.seq FROM thread t JOIN space s ON s.id = t.space_id
    WHERE t.id = $6 AND t.community_id = $1 AND ${VISIBLE_THREAD}
      AND (t.state = 'published' OR t.author_id = $5 OR $9 OR t.space_id = ANY($4::uuid[]))
  ), pace AS (
    INSERT INTO reading_pace AS o (member_id, community_id, reported_at) SELECT $5, $1, clock_timestamp() FROM place
    ON CONFLICT (member_id) DO UPDATE SET previous_at = o.reported_at, reported_at = GREATEST(o.reported_at, clock_timestamp())
    RETURNING LEAST(${MOST_SECONDS}, COALESCE(EXTRACT(epoch FROM reported_at - previous_at), 0)) AS passed,
      previous_at IS NULL AS is_first
  ), mine AS (
    INSERT INTO thread_read AS o (member_id, thread_id, community_id, last_read_seq, previous_seq, last_visit_at)
    SELECT $5, place.id, $1, LEAST($7, place.seq), 0, now() FROM place CROSS JOIN pace
    ON CONFLICT (member_id, thread_id) DO UPDATE SET previous_seq = o.last_read_seq,
      last_read_seq = GREATEST(o.last_read_seq, EXCLUDED.last_read_seq), last_visit_at = now()
    RETURNING thread_id, previous_seq, last_read_seq, xmax = 0 AS is_entered
  ), read AS (
    SELECT is_entered, last_read_seq, LEAST(floor(passed), $8)::int AS seconds,
      (SELECT count(*) FROM (SELECT 1 FROM post p WHERE p.thread_id = mine.thread_id AND p.state = 'published'
        AND p.seq > mine.previous_seq AND p.seq <= mine.last_read_seq AND p.author_id <> $5
        LIMIT CASE WHEN pace.is_first THEN 30 ELSE LEAST(${MOST_POSTS}, ceil(pace.passed * ${POSTS_PER_SECOND})) END) c)::int AS posts
    FROM mine CROSS JOIN pace
  ), day AS (
    INSERT INTO reading_day AS o (member_id, day, community_id, threads_entered, posts_read, read_seconds)
    SELECT $5, (now() AT TIME ZONE 'UTC')::date, $1, is_entered::int, posts, seconds FROM read
    ON CONFLICT (member_id, day) DO UPDATE SET threads_entered = o.threads_entered + EXCLUDED.threads_entered,
      posts_read = LEAST(${MOST_POSTS_A_DAY}, o.posts_read + EXCLUDED.posts_read),
      read_seconds = o.read_seconds + EXCLUDED.read_seconds
  )
  SELECT last_read_seq::int AS "lastReadSeq" FROM read`;

/** Writes of how far members have read. */
@Injectable()
export class ReadingRepository {
  constructor(private readonly database: Database) {}

  /** How far the member has read now; null for a thread that he may not see. One statement. */
  async report(actor: Actor, report: ReadingReport): Promise<number | null> {
    const [row] = await this.database.commit<{ lastReadSeq: number }>({
      name: 'reading_report',
      text: REPORT,
      values: [
        ...spaceAudience(actor),
        report.threadId,
        report.upToSeq,
        report.seconds,
        actor.moderatedSpaceIds === 'all',
      ],
    });
    return row?.lastReadSeq ?? null;
  }

  /** From now on what was published before is read: in one space, or, with the community's own id, in all. */
  async mark(tx: Tx, member: { communityId: string; memberId: string }, spaceId: string): Promise<void> {
    await tx.query(
      `INSERT INTO read_mark (member_id, space_id, community_id, marked_at) VALUES ($1, $2, $3, clock_timestamp())
       ON CONFLICT (member_id, space_id) DO UPDATE SET marked_at = GREATEST(read_mark.marked_at, EXCLUDED.marked_at)`,
      [member.memberId, spaceId, member.communityId],
    );
  }
}
