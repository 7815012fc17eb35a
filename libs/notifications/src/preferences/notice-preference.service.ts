import { Injectable } from '@nestjs/common';
import { requireMemberId } from '#identity';
import { type Actor, Database } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { NoticeChannel } from './notice-preference.entity.js';
import { NoticePreferenceRepository, type NoticePreferenceRow } from './notice-preference.repository.js';

/** What members want to be told, and how. */
@Injectable()
export class NoticePreferenceService {
  constructor(
    private readonly database: Database,
    private readonly preferences: NoticePreferenceRepository,
  ) {}

  /** Every kind by every channel there is, in their fixed order. Throws Unauthenticated, Forbidden. */
  async list(actor: Actor): Promise<NoticePreferenceRow[]> {
    const chosen = await this.preferences.ofMember(requireMemberId(actor));
    return Object.values(NoticeKind).flatMap((kind) =>
      Object.values(NoticeChannel).map(
        (channel) =>
          chosen.find((row) => row.kind === kind && row.channel === channel) ?? { kind, channel, isOn: true },
      ),
    );
  }

  /** Those not named stay as they are; of one named twice the last counts. Throws Unauthenticated, Forbidden. */
  async update(actor: Actor, rows: readonly NoticePreferenceRow[]): Promise<NoticePreferenceRow[]> {
    const member = { communityId: actor.communityId, memberId: requireMemberId(actor) };
    const last = new Map(rows.map((row) => [`${row.kind} ${row.channel}`, row]));
    if (last.size > 0)
      await this.database.transaction((tx) => this.preferences.put(tx, member, [...last.values()]));
    return this.list(actor);
  }
}
