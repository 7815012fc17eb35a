import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What a member got and gave. */
export interface ReactionTallyRow {
  memberId: string;
  received: number;
  given: number;
}

/** Members' reactions, for other rooms. */
@Injectable()
export class ReactionTally {
  constructor(private readonly database: Database) {}

  /** True while the member has any reaction on the post. One statement. */
  async stands(postId: string, memberId: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT FROM reaction WHERE post_id = $1 AND member_id = $2 LIMIT 1',
      [postId, memberId],
      'reaction_stands',
    );
    return rows.length > 0;
  }

  /** Of posts that are still there, since an instant; of every member asked for, in their order. One statement. */
  async byMembers(
    communityId: string,
    memberIds: readonly string[],
    since: Date,
  ): Promise<ReactionTallyRow[]> {
    return this.database.query<ReactionTallyRow>(
      `SELECT m.id AS "memberId",
         (SELECT count(*)::int FROM reaction r JOIN post p ON p.id = r.post_id
           WHERE r.author_id = m.id AND r.community_id = $1 AND r.given_at >= $3 AND p.state = 'published') AS received,
         (SELECT count(*)::int FROM reaction r JOIN post p ON p.id = r.post_id
           WHERE r.member_id = m.id AND r.community_id = $1 AND r.given_at >= $3 AND p.state = 'published') AS given
       FROM unnest($2::uuid[]) WITH ORDINALITY AS m(id, place) ORDER BY m.place`,
      [communityId, memberIds, since],
      'reaction_tally',
    );
  }
}
