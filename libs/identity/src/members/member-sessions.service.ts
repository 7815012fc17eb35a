import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid } from '#platform';
import { MemberSessionsEnded } from '../sessions/session.facts.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { MemberNotFound } from './member.errors.js';
import type { MemberRecordRow } from './member.repository.js';
import { MemberRoleRepository } from './member-role.repository.js';
import { MemberService } from './member.service.js';

/**
 * Signs a member out of one community. An account may serve several: what its sessions are, how many and where, is not
 * this community's to know, and none of them ends elsewhere.
 */
@Injectable()
export class MemberSessionsService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly sessions: SessionRepository,
    private readonly roles: MemberRoleRepository,
    private readonly members: MemberService,
  ) {}

  /** Sessions from before now do not count here any more. Throws MemberNotFound. Records MemberSessionsEnded. */
  async end(actor: Actor, memberId: string): Promise<MemberRecordRow> {
    const { communityId } = actor;
    if (!isUuid(memberId)) throw new MemberNotFound();
    await this.database.transaction(async (tx) => {
      if (!(await this.roles.lockMember(tx, communityId, memberId))) throw new MemberNotFound();
      await this.sessions.endOfMember(tx, communityId, memberId);
      await this.facts.record(tx, MemberSessionsEnded, communityId, { memberId, endedBy: actor.memberId });
    });
    return this.members.requireById(actor, memberId);
  }
}
