import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { NoticeKindName } from '../notices/notice-kind.js';
import type { NoticeChannelName } from './notice-preference.entity.js';

/** Whether one kind comes by one channel. */
export interface NoticePreferenceRow {
  kind: NoticeKindName;
  channel: NoticeChannelName;
  isOn: boolean;
}

/** SQL of what members want to be told. */
@Injectable()
export class NoticePreferenceRepository {
  constructor(private readonly database: Database) {}

  /** What the member has chosen; the rest is as by default. */
  async ofMember(memberId: string): Promise<NoticePreferenceRow[]> {
    return this.database.query<NoticePreferenceRow>(
      'SELECT kind, channel, is_on AS "isOn" FROM notice_preference WHERE member_id = $1',
      [memberId],
      'notice_preference_of_member',
    );
  }

  async put(
    tx: Tx,
    member: { communityId: string; memberId: string },
    rows: readonly NoticePreferenceRow[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO notice_preference (member_id, community_id, kind, channel, is_on)
       SELECT $1, $2, k.kind, k.channel, k.is_on FROM unnest($3::text[], $4::text[], $5::boolean[]) AS k(kind, channel, is_on)
       ON CONFLICT (member_id, kind, channel) DO UPDATE SET is_on = EXCLUDED.is_on`,
      [
        member.memberId,
        member.communityId,
        rows.map(({ kind }) => kind),
        rows.map(({ channel }) => channel),
        rows.map(({ isOn }) => isOn),
      ],
    );
  }

  /** Which of these members want none of a kind by any channel. One statement. */
  async whoTurnedOff(kind: NoticeKindName, memberIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ memberId: string }>(
      `SELECT member_id AS "memberId" FROM notice_preference
       WHERE kind = $1 AND channel = 'in_app' AND NOT is_on AND member_id = ANY($2::uuid[])`,
      [kind, memberIds],
      'notice_preference_off',
    );
    return new Set(rows.map(({ memberId }) => memberId));
  }
}
