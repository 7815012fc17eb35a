import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What a member has written since the beginning, and lately. */
export interface ActivityTallyRow {
  memberId: string;
  /** Others' threads with a published post of the member's, up to 1,000 of the latest posts. */
  threadsAnswered: number;
  recentThreadsAnswered: number;
  /** Posts written lately that a moderator removed or refused. */
  recentRemovals: number;
}

/** What was written lately in a community, where everybody or every member may read. */
export interface CommunityActivity {
  threads: number;
  posts: number;
}

/** Of a member's posts, no more than these are looked at: the newest. */
const MOST_POSTS = 1_000;

/** Counts what members write, for who judges how much they take part. */
@Injectable()
export class ActivityTally {
  constructor(private readonly database: Database) {}

  /** One statement; in no order. */
  async ofMembers(
    communityId: string,
    memberIds: readonly string[],
    since: Date,
  ): Promise<ActivityTallyRow[]> {
    return this.database.query<ActivityTallyRow>(
      `SELECT m.id AS "memberId", a.* FROM member m
       CROSS JOIN LATERAL (
         SELECT (count(DISTINCT p.thread_id) FILTER (WHERE p.state = 'published' AND t.author_id <> m.id))::int AS "threadsAnswered",
           (count(DISTINCT p.thread_id) FILTER (WHERE p.state = 'published' AND t.author_id <> m.id
             AND p.created_at >= $3))::int AS "recentThreadsAnswered",
           (count(*) FILTER (WHERE p.state IN ('removed', 'rejected') AND p.created_at >= $3))::int AS "recentRemovals"
         FROM (SELECT * FROM post WHERE author_id = m.id ORDER BY created_at DESC LIMIT ${MOST_POSTS}) p
         JOIN thread t ON t.id = p.thread_id) a
       WHERE m.community_id = $1 AND m.id = ANY($2::uuid[])`,
      [communityId, memberIds, since],
      'activity_tally',
    );
  }

  /** Counted no further than is needed to compare with. */
  async ofCommunity(communityId: string, since: Date, most: CommunityActivity): Promise<CommunityActivity> {
    const [row] = await this.database.query<CommunityActivity>(
      `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM thread t JOIN space s ON s.id = t.space_id
           WHERE t.community_id = $1 AND t.state = 'published' AND t.last_activity_at >= $2 AND t.created_at >= $2
             AND s.visibility <> 'private' LIMIT $3) a) AS threads,
         (SELECT count(*)::int FROM (SELECT 1 FROM thread t JOIN space s ON s.id = t.space_id
           JOIN post p ON p.thread_id = t.id AND p.state = 'published' AND p.published_at >= $2
           WHERE t.community_id = $1 AND t.state = 'published' AND t.last_activity_at >= $2
             AND s.visibility <> 'private' LIMIT $4) b) AS posts`,
      [communityId, since, most.threads, most.posts],
      'activity_of_community',
    );
    return row as CommunityActivity;
  }
}
