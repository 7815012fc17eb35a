import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Who has a question that somebody else asked, for whoever tells them. */
@Injectable()
export class QuestionAskers {
  constructor(private readonly database: Database) {}

  /**
   * Members who have a question too, rising by id after `afterMemberId`. Fewer than `limit` are the last. Whether they may
   * still read it is for others to ask.
   */
  async batch(
    communityId: string,
    threadId: string,
    afterMemberId: string | null,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT member_id AS id FROM question_asker WHERE thread_id = $2 AND community_id = $1 AND member_id > $3::uuid
       ORDER BY member_id LIMIT $4`,
      [communityId, threadId, afterMemberId ?? '00000000-0000-0000-0000-000000000000', limit],
      'question_askers_batch',
    );
    return rows.map(({ id }) => id);
  }
}
