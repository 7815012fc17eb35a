import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid } from '#platform';
import { requireReason } from '../members/reason.js';
import { MemberNotFound } from '../members/member.errors.js';
import type { MemberRecordRow } from '../members/member.repository.js';
import { MemberService } from '../members/member.service.js';
import type { TrustChangeEntity } from './trust-change.entity.js';
import { MemberTrustChanged } from './trust.facts.js';
import { effectiveTrust, TRUST_LEVELS, type TrustLevel } from './trust-level.js';
import { TrustLevelInvalid } from './trust.errors.js';
import { type TrustMove, TrustRepository, type TrustStanding } from './trust.repository.js';

/** Where members stand, and what changes it. What is measured is for others to measure: they say the level. */
@Injectable()
export class TrustService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly rows: TrustRepository,
    private readonly members: MemberService,
  ) {}

  /** In no order; one statement. */
  async standings(communityId: string, memberIds: readonly string[]): Promise<TrustStanding[]> {
    return this.rows.standings(communityId, memberIds);
  }

  /** Active members without a role at each level; one statement. */
  async census(communityId: string): Promise<{ level: TrustLevel; count: number }[]> {
    const rows = await this.rows.census(communityId);
    return TRUST_LEVELS.map((level) => ({
      level,
      count: rows.find((row) => row.level === level)?.count ?? 0,
    }));
  }

  /** Latest first, at most 50. */
  async changesOf(communityId: string, memberId: string): Promise<TrustChangeEntity[]> {
    return isUuid(memberId) ? this.rows.changesOf(communityId, memberId) : [];
  }

  /**
   * Takes what was measured. `decide` is asked under the member's lock, so that two measurements at once do not both
   * count. A pinned member keeps the level that staff said; the measured one is remembered beside it. Records MemberTrustChanged.
   */
  async measured(
    communityId: string,
    memberId: string,
    decide: (standing: TrustStanding) => TrustLevel,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = await this.rows.lock(tx, communityId, memberId);
      if (!before) return;
      const trustLevel = decide(before);
      if (trustLevel === before.trustLevel) return;
      const after = { ...before, trustLevel };
      await this.rows.move(tx, moveOf(communityId, before, after, { cause: 'measured' }));
      await this.tell(tx, communityId, before, after);
    });
  }

  /** Staff say where a member stands, whatever is measured. Throws MemberNotFound, TrustLevelInvalid, ReasonRequired. Records MemberTrustChanged. */
  async pin(
    actor: Actor,
    input: { memberId: string; level: number; reason: string },
  ): Promise<MemberRecordRow> {
    if (!TRUST_LEVELS.some((level) => level === input.level)) throw new TrustLevelInvalid();
    return this.setPin(actor, input.memberId, input.level, input.reason);
  }

  /** Measure counts again. Throws MemberNotFound, ReasonRequired. Records MemberTrustChanged. */
  async unpin(actor: Actor, input: { memberId: string; reason: string }): Promise<MemberRecordRow> {
    return this.setPin(actor, input.memberId, null, input.reason);
  }

  private async setPin(
    actor: Actor,
    memberId: string,
    trustPinned: number | null,
    given: string,
  ): Promise<MemberRecordRow> {
    const { communityId } = actor;
    const reason = requireReason(given);
    if (!isUuid(memberId)) throw new MemberNotFound();
    await this.database.transaction(async (tx) => {
      const before = await this.rows.lock(tx, communityId, memberId);
      if (!before) throw new MemberNotFound();
      if (before.trustPinned === trustPinned) return;
      const after = { ...before, trustPinned };
      const cause = trustPinned === null ? 'unpinned' : 'pinned';
      await this.rows.move(
        tx,
        moveOf(communityId, before, after, { cause, reason, changedBy: actor.memberId }),
      );
      await this.tell(tx, communityId, before, after);
    });
    return this.members.requireById(actor, memberId);
  }

  private async tell(
    tx: Parameters<FactLog['record']>[0],
    communityId: string,
    before: TrustStanding,
    after: TrustStanding,
  ): Promise<void> {
    const [fromLevel, toLevel] = [effectiveTrust(before), effectiveTrust(after)];
    if (fromLevel === toLevel) return;
    await this.facts.record(tx, MemberTrustChanged, communityId, {
      memberId: before.memberId,
      fromLevel,
      toLevel,
    });
  }
}

function moveOf(
  communityId: string,
  before: TrustStanding,
  after: TrustStanding,
  why: { cause: TrustMove['cause']; reason?: string; changedBy?: string | null },
): TrustMove {
  return {
    communityId,
    memberId: before.memberId,
    trustLevel: after.trustLevel,
    trustPinned: after.trustPinned,
    fromLevel: effectiveTrust(before),
    toLevel: effectiveTrust(after),
    cause: why.cause,
    reason: why.reason ?? null,
    changedBy: why.changedBy ?? null,
  };
}
