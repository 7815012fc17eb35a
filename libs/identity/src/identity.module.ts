import { Module } from '@nestjs/common';
import { AccountEntity } from './accounts/account.entity.js';
import { MemberEntity } from './members/member.entity.js';
import { MemberRepository } from './members/member.repository.js';
import { MemberRoleEntity } from './members/member-role.entity.js';
import { MemberService } from './members/member.service.js';
import { SessionEntity } from './sessions/session.entity.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SessionService } from './sessions/session.service.js';

/** Tables of this room, for the data source. */
export const identityEntities = [AccountEntity, MemberEntity, MemberRoleEntity, SessionEntity];

/** Wiring only. */
@Module({
  providers: [MemberRepository, MemberService, SessionRepository, SessionService],
  exports: [MemberService, SessionService],
})
export class IdentityModule {}
