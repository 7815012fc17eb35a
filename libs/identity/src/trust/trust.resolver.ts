import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Actor,
  Allow,
  answer,
  CurrentActor,
  inOrderOf,
  loaderOf,
  NotFound,
  type RequestContext,
} from '#platform';
import { Permission } from '../access/permission.js';
import { MemberPayload } from '../members/member.payloads.js';
import { MemberRecord } from '../members/member.types.js';
import { trustRecordOf } from './trust-record.js';
import { TrustService } from './trust.service.js';
import { MemberTrustPinInput, MemberTrustUnpinInput, TrustChange, TrustRecord } from './trust.types.js';

/** What staff see and say of how far members are known. */
@Resolver(() => MemberRecord)
export class TrustResolver {
  constructor(private readonly trust: TrustService) {}

  @ResolveField(() => TrustRecord, { complexity: 2, description: 'How far the member is known.' })
  async standing(@Context() context: RequestContext, @Parent() { id }: MemberRecord): Promise<TrustRecord> {
    const { communityId } = context.actor;
    return loaderOf<string, TrustRecord>(context, TrustResolver, async (ids: readonly string[]) => {
      const rows = (await this.trust.standings(communityId, ids)).map((row) => ({
        ...trustRecordOf(row),
        memberId: row.memberId,
      }));
      return inOrderOf(ids, rows, (row) => row.memberId, new NotFound());
    }).load(id);
  }

  @Allow(Permission.MemberRead)
  @Query(() => [TrustChange], { description: "Changes of a member's level, latest first, at most 50." })
  async memberTrustChanges(
    @CurrentActor() actor: Actor,
    @Args('memberId', { type: () => ID, description: 'The member.' }) memberId: string,
  ): Promise<TrustChange[]> {
    return this.trust.changesOf(actor.communityId, memberId);
  }

  @Allow(Permission.MemberSanction)
  @Mutation(() => MemberPayload, { description: 'Says where a member stands, whatever is measured.' })
  async memberTrustPin(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom, where, and why.' }) input: MemberTrustPinInput,
  ): Promise<MemberPayload> {
    return answer(
      this.trust.pin(actor, input).then((member) => ({ member })),
      { member: null },
    );
  }

  @Allow(Permission.MemberSanction)
  @Mutation(() => MemberPayload, { description: "Leaves a member's level to the measure again." })
  async memberTrustUnpin(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom, and why.' }) input: MemberTrustUnpinInput,
  ): Promise<MemberPayload> {
    return answer(
      this.trust.unpin(actor, input).then((member) => ({ member })),
      { member: null },
    );
  }
}
