import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid, type Tx } from '#platform';
import { Role, type RoleName } from '../access/role.js';
import { LastAdmin, MemberNotFound, RoleInvalid, SpaceNotFound } from './member.errors.js';
import { MemberRolesChanged } from './member.facts.js';
import type { MemberRecordRow } from './member.repository.js';
import { MemberRoleRepository, type RoleOf } from './member-role.repository.js';
import { MemberService } from './member.service.js';

/** Which role to give or take. */
export interface RoleChange {
  memberId: string;
  role: RoleName;
  spaceId?: string | null;
}

/** Gives roles and takes them back. */
@Injectable()
export class RoleService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly roles: MemberRoleRepository,
    private readonly members: MemberService,
  ) {}

  /** Giving a role twice is giving it once. Throws MemberNotFound, RoleInvalid, SpaceNotFound. Records MemberRolesChanged. */
  async grant(actor: Actor, change: RoleChange): Promise<MemberRecordRow> {
    const grant = roleOf(actor, change);
    await this.database.transaction((tx) => this.grantIn(tx, grant, actor.memberId));
    return this.members.requireById(actor, grant.memberId);
  }

  /** The same within a transaction; `grantedBy` is null where the install or the brand's sign-on grants. */
  async grantIn(tx: Tx, grant: RoleOf, grantedBy: string | null): Promise<void> {
    if (!(await this.roles.lockMember(tx, grant.communityId, grant.memberId))) throw new MemberNotFound();
    if (await this.roles.grant(tx, grant, grantedBy)) await this.noteChange(tx, grant);
  }

  /** Taking a role that is not there changes nothing. Throws MemberNotFound, LastAdmin. Records MemberRolesChanged. */
  async revoke(actor: Actor, change: RoleChange): Promise<MemberRecordRow> {
    const grant = roleOf(actor, change);
    await this.database.transaction(async (tx) => {
      if (grant.role === Role.ADMIN) await this.roles.lockAdmins(tx, grant.communityId);
      if (!(await this.roles.lockMember(tx, grant.communityId, grant.memberId))) throw new MemberNotFound();
      if (!(await this.roles.revoke(tx, grant))) return;
      const isLast =
        grant.role === Role.ADMIN && (await this.roles.countActiveAdmins(tx, grant.communityId)) === 0;
      if (isLast) throw new LastAdmin();
      await this.noteChange(tx, grant);
    });
    return this.members.requireById(actor, grant.memberId);
  }

  /** Makes a customer a moderator, or no longer one, as the brand's sign-on says. Records MemberRolesChanged. */
  async followSso(tx: Tx, communityId: string, memberId: string, isModerator: boolean): Promise<void> {
    const grant: RoleOf = { communityId, memberId, role: Role.MODERATOR, spaceId: null };
    if (isModerator) return this.grantIn(tx, grant, null);
    if (await this.roles.revokeGrantedBySso(tx, memberId)) await this.noteChange(tx, grant);
  }

  private async noteChange(tx: Tx, { communityId, memberId }: RoleOf): Promise<void> {
    await this.facts.record(tx, MemberRolesChanged, communityId, { memberId });
  }
}

function roleOf(actor: Actor, { memberId, role, spaceId = null }: RoleChange): RoleOf {
  if (!isUuid(memberId)) throw new MemberNotFound();
  if (role === Role.MEMBER) throw new RoleInvalid('Every member has this role.', { field: 'role' });
  if (spaceId !== null && role !== Role.MODERATOR)
    throw new RoleInvalid('Only moderators are limited to a space.', { field: 'spaceId' });
  if (spaceId !== null && !isUuid(spaceId)) throw new SpaceNotFound();
  return { communityId: actor.communityId, memberId, role, spaceId };
}
