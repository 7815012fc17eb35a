import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog } from '#platform';
import { requireMemberId } from '../access/require-member-id.js';
import type { MemberPreferenceRow } from './member-preference.entity.js';
import { MemberPreferencesChanged } from './member-preference.facts.js';
import { MemberPreferenceRepository } from './member-preference.repository.js';

const DEFAULTS: MemberPreferenceRow = { followsOwnThreads: true, showsPresence: true };

/** A member's own choices. */
@Injectable()
export class MemberPreferenceService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly preferences: MemberPreferenceRepository,
  ) {}

  /** Throws Unauthenticated, Forbidden for who is no member here. */
  async ownOf(actor: Actor): Promise<MemberPreferenceRow> {
    return this.of(requireMemberId(actor));
  }

  /** For other rooms: the member's choices, or what holds without any. */
  async of(memberId: string): Promise<MemberPreferenceRow> {
    return (await this.preferences.find(memberId)) ?? DEFAULTS;
  }

  /** Absent and null leave a choice as it is. Records MemberPreferencesChanged. */
  async update(
    actor: Actor,
    changes: { [Key in keyof MemberPreferenceRow]?: boolean | null },
  ): Promise<MemberPreferenceRow> {
    const memberId = requireMemberId(actor);
    const { communityId } = actor;
    const given = {
      followsOwnThreads: changes.followsOwnThreads ?? null,
      showsPresence: changes.showsPresence ?? null,
    };
    return this.database.transaction(async (tx) => {
      await this.facts.record(tx, MemberPreferencesChanged, communityId, { memberId });
      return this.preferences.put(tx, { communityId, memberId }, given);
    });
  }
}
