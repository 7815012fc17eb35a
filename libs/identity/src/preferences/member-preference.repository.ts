import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { MemberPreferenceRow } from './member-preference.entity.js';

const COLUMNS = 'follows_own_threads AS "followsOwnThreads", shows_presence AS "showsPresence"';

/** SQL of members' choices. */
@Injectable()
export class MemberPreferenceRepository {
  constructor(private readonly database: Database) {}

  async find(memberId: string): Promise<MemberPreferenceRow | null> {
    const [row] = await this.database.query<MemberPreferenceRow>(
      `SELECT ${COLUMNS} FROM member_preference WHERE member_id = $1`,
      [memberId],
      'member_preference_find',
    );
    return row ?? null;
  }

  /** Null leaves a choice as it is. */
  async put(
    tx: Tx,
    member: { communityId: string; memberId: string },
    changes: { [Key in keyof MemberPreferenceRow]: boolean | null },
  ): Promise<MemberPreferenceRow> {
    const [row] = await tx.query<MemberPreferenceRow>(
      `INSERT INTO member_preference AS p (community_id, member_id, follows_own_threads, shows_presence)
       VALUES ($1, $2, COALESCE($3, true), COALESCE($4, true))
       ON CONFLICT (member_id) DO UPDATE SET follows_own_threads = COALESCE($3, p.follows_own_threads),
         shows_presence = COALESCE($4, p.shows_presence)
       RETURNING ${COLUMNS}`,
      [member.communityId, member.memberId, changes.followsOwnThreads, changes.showsPresence],
    );
    return row as MemberPreferenceRow;
  }
}
