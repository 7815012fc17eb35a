import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid, type Tx } from '#platform';
import { rankOf } from '../access/role.js';
import { MemberNotFound, MemberOutranks } from './member.errors.js';
import { MemberReinstated, MemberSuspended } from './member.facts.js';
import type { MemberRecordRow } from './member.repository.js';
import { MemberRoleRepository } from './member-role.repository.js';
import { MemberService } from './member.service.js';
import { requireReason } from './reason.js';

/** Takes away the right to write, and gives it back. Why is kept for good in member_state_change. */
@Injectable()
export class SanctionService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly roles: MemberRoleRepository,
    private readonly members: MemberService,
  ) {}

  /** Throws MemberNotFound, MemberOutranks, ReasonRequired. Records MemberSuspended, unless the member already was. */
  async suspend(actor: Actor, input: { memberId: string; reason: string }): Promise<MemberRecordRow> {
    return this.change(actor, input, 'suspended');
  }

  /** Throws MemberNotFound, MemberOutranks, ReasonRequired. Records MemberReinstated, unless the member already was. */
  async reinstate(actor: Actor, input: { memberId: string; reason: string }): Promise<MemberRecordRow> {
    return this.change(actor, input, 'active');
  }

  private async change(
    actor: Actor,
    input: { memberId: string; reason: string },
    state: 'active' | 'suspended',
  ): Promise<MemberRecordRow> {
    const { memberId } = input;
    const { communityId } = actor;
    const reason = requireReason(input.reason);
    if (!isUuid(memberId)) throw new MemberNotFound();
    await this.database.transaction(async (tx) => {
      const member = await this.roles.lockMember(tx, communityId, memberId);
      if (!member) throw new MemberNotFound();
      await this.requireBelow(tx, actor, memberId);
      if (member.state === state) return;
      await this.roles.changeState(tx, { communityId, memberId, state, reason, changedBy: actor.memberId });
      const fact = state === 'suspended' ? MemberSuspended : MemberReinstated;
      await this.facts.record(tx, fact, communityId, { memberId });
    });
    return this.members.requireById(actor, memberId);
  }

  private async requireBelow(tx: Tx, actor: Actor, memberId: string): Promise<void> {
    if (actor.kind === 'system') return;
    const own = actor.memberId ? await this.roles.grantsOf(tx, actor.memberId) : [];
    const theirs = await this.roles.grantsOf(tx, memberId);
    if (actor.memberId === memberId || rankOf(theirs) >= rankOf(own)) throw new MemberOutranks();
  }
}
