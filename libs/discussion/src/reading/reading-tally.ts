import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What a member has read since a day. */
export interface ReadingTallyRow {
  memberId: string;
  daysVisited: number;
  /** Each thread counts once, on the day it was first entered. */
  threadsEntered: number;
  /** Posts of others, each once; at most 2,000 a day. */
  postsRead: number;
  readSeconds: number;
}

/** What members have read, by days of UTC, for who judges how much they know the place. What a client claims is bounded before it gets here. */
@Injectable()
export class ReadingTally {
  constructor(private readonly database: Database) {}

  /** Since `since`, that day included; from the beginning where it is null. One statement; who never read is left out. */
  async ofMembers(
    communityId: string,
    memberIds: readonly string[],
    since: Date | null = null,
  ): Promise<ReadingTallyRow[]> {
    return this.database.query<ReadingTallyRow>(
      `SELECT member_id AS "memberId", count(*)::int AS "daysVisited", sum(threads_entered)::int AS "threadsEntered",
         sum(posts_read)::int AS "postsRead", sum(read_seconds)::int AS "readSeconds"
       FROM reading_day WHERE community_id = $1 AND member_id = ANY($2::uuid[])
         AND day >= COALESCE(($3::timestamptz AT TIME ZONE 'UTC')::date, '-infinity'::date)
       GROUP BY member_id`,
      [communityId, memberIds, since],
      'reading_tally',
    );
  }
}
