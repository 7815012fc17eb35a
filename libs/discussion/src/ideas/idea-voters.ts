import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { MEMBER_SEES_THREAD } from '../conversations/visible-conversation.js';

/** Who wants an idea, for whoever tells them. */
@Injectable()
export class IdeaVoters {
  constructor(private readonly database: Database) {}

  /**
   * Members who voted for an idea, or for one merged into it, and may still read it, rising by id after `afterMemberId`. Fewer
   * than `limit` are the last. Suspended members are left out.
   */
  async batch(
    communityId: string,
    threadId: string,
    afterMemberId: string | null,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT m.id FROM idea_vote v JOIN member m ON m.id = v.member_id
       JOIN thread t ON t.id = v.thread_id JOIN space s ON s.id = t.space_id
       WHERE v.thread_id = $2 AND v.community_id = $1 AND v.member_id > $3::uuid AND m.state = 'active'
         AND t.state = 'published'
         AND ${MEMBER_SEES_THREAD}
       ORDER BY v.member_id LIMIT $4`,
      [communityId, threadId, afterMemberId ?? '00000000-0000-0000-0000-000000000000', limit],
      'idea_voters_batch',
    );
    return rows.map(({ id }) => id);
  }
}
