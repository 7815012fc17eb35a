import { Injectable } from '@nestjs/common';
import type { RelationKindName } from '#identity';
import { type Actor, Database } from '#platform';
import type { FollowLevelName } from '../follows/follow.entity.js';

/** How the actor stands to another member. */
export interface MemberStanding {
  /** Null where the actor chose nothing. */
  follow: FollowLevelName | null;
  /** Null for who is not kept away. */
  relation: RelationKindName | null;
}

/** Reads how members stand to each other, of the actor's own side alone. */
@Injectable()
export class MemberStandings {
  constructor(private readonly database: Database) {}

  /** Null for guests and for oneself. One statement. */
  async of({ memberId }: Actor, otherId: string): Promise<MemberStanding | null> {
    if (memberId === null || memberId === otherId) return null;
    const [row] = await this.database.query<MemberStanding>(
      `SELECT (SELECT f.level FROM follow f WHERE f.member_id = $1 AND f.target_id = $2) AS follow,
         (SELECT r.kind FROM member_relation r WHERE r.member_id = $1 AND r.other_id = $2) AS relation`,
      [memberId, otherId],
      'member_standing',
    );
    return row ?? null;
  }
}
