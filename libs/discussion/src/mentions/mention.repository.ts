import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';

/** The SQL of mentions. Those of replies that nobody holds are written by ReplyRepository. */
@Injectable()
export class MentionRepository {
  /** Answers those that the post names for the first time. */
  async insert(
    tx: Tx,
    post: { id: string; communityId: string },
    memberIds: readonly string[],
  ): Promise<string[]> {
    if (memberIds.length === 0) return [];
    const rows = await tx.query<{ memberId: string }>(
      `INSERT INTO post_mention (post_id, member_id, community_id)
       SELECT $1, member_id, $2 FROM unnest($3::uuid[]) AS member_id ON CONFLICT DO NOTHING RETURNING member_id AS "memberId"`,
      [post.id, post.communityId, memberIds],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Whom a post has named. */
  async idsOf(tx: Tx, postId: string): Promise<string[]> {
    const rows = await tx.query<{ memberId: string }>(
      'SELECT member_id AS "memberId" FROM post_mention WHERE post_id = $1',
      [postId],
    );
    return rows.map(({ memberId }) => memberId);
  }
}
