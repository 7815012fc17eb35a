import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor, PageArgs, Public, type RequestContext } from '#platform';
import { Permission } from '../access/permission.js';
import {
  MemberReinstateInput,
  MemberRoleGrantInput,
  MemberRoleRevokeInput,
  MemberSessionsEndInput,
  MemberSuspendInput,
  MemberTitleSetInput,
} from './member.inputs.js';
import { memberLoaderOf } from './member.loader.js';
import { CommunityJoinPayload, MemberPayload } from './member.payloads.js';
import type { MemberRecordRow } from './member.repository.js';
import { MemberService } from './member.service.js';
import { MemberRecord, MemberRecordConnection } from './member.types.js';
import { MemberSessionsService } from './member-sessions.service.js';
import { MembershipService } from './membership.service.js';
import { RoleService } from './role.service.js';
import { SanctionService } from './sanction.service.js';
import { StaffTitleService } from './staff-title.service.js';

/** Members: what staff reads and decides, and how one becomes one. */
@Resolver(() => MemberRecord)
export class MemberResolver {
  constructor(
    private readonly records: MemberService,
    private readonly memberships: MembershipService,
    private readonly roles: RoleService,
    private readonly sanctions: SanctionService,
    private readonly sessions: MemberSessionsService,
    private readonly titles: StaffTitleService,
  ) {}

  @Allow(Permission.MemberRead)
  @Query(() => MemberRecordConnection, {
    complexity: 20,
    description: 'Members of the community, newest first.',
  })
  async members(
    @CurrentActor() actor: Actor,
    @Args('query', {
      type: () => String,
      nullable: true,
      description: 'Part of a name, or something like it.',
    })
    query: string | null,
    @Args() page: PageArgs,
  ): Promise<MemberRecordConnection> {
    return this.records.page(actor, query ?? null, page);
  }

  @Public()
  @Mutation(() => CommunityJoinPayload, { description: 'Makes the signed-in account a member here.' })
  async communityJoin(
    @CurrentActor() actor: Actor,
    @Context() context: RequestContext,
  ): Promise<CommunityJoinPayload> {
    const joined = this.memberships
      .join(actor)
      .then(async (id) => ({ member: await memberLoaderOf(context, this.records).load(id) }));
    return answer(joined, { member: null });
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => MemberPayload, { description: 'Gives a member a role.' })
  async memberRoleGrant(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which role, to whom.' }) input: MemberRoleGrantInput,
  ): Promise<MemberPayload> {
    return answerMember(this.roles.grant(actor, input));
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => MemberPayload, { description: 'Takes a role back; the last admin stays.' })
  async memberRoleRevoke(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which role, from whom.' }) input: MemberRoleRevokeInput,
  ): Promise<MemberPayload> {
    return answerMember(this.roles.revoke(actor, input));
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => MemberPayload, { description: 'Says what a member of the staff is to the brand.' })
  async memberTitleSet(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who, and what.' }) input: MemberTitleSetInput,
  ): Promise<MemberPayload> {
    return answerMember(this.titles.set(actor, input));
  }

  @Allow(Permission.MemberSanction)
  @Mutation(() => MemberPayload, { description: 'Leaves a member of a lower role the right to read only.' })
  async memberSuspend(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom, and why.' }) input: MemberSuspendInput,
  ): Promise<MemberPayload> {
    return answerMember(this.sanctions.suspend(actor, input));
  }

  @Allow(Permission.MemberSanction)
  @Mutation(() => MemberPayload, { description: 'Gives a suspended member all rights back.' })
  async memberReinstate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom, and why.' }) input: MemberReinstateInput,
  ): Promise<MemberPayload> {
    return answerMember(this.sanctions.reinstate(actor, input));
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => MemberPayload, {
    description: 'Signs a member out of this community everywhere; other communities are not concerned.',
  })
  async memberSessionsEnd(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose.' }) input: MemberSessionsEndInput,
  ): Promise<MemberPayload> {
    return answerMember(this.sessions.end(actor, input.memberId));
  }
}

function answerMember(work: Promise<MemberRecordRow>): Promise<MemberPayload> {
  return answer(
    work.then((member) => ({ member })),
    { member: null },
  );
}
