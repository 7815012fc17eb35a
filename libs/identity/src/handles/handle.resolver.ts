import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor, type RequestContext } from '#platform';
import { Permission } from '../access/permission.js';
import { memberLoaderOf } from '../members/member.loader.js';
import { MemberService } from '../members/member.service.js';
import { HandleService } from './handle.service.js';
import { MemberHandleChangeInput, MemberHandleChangePayload } from './handle.types.js';

/** Operations of handles. */
@Resolver()
export class HandleResolver {
  constructor(
    private readonly handles: HandleService,
    private readonly members: MemberService,
  ) {}

  @Allow(Permission.PostReply)
  @Mutation(() => MemberHandleChangePayload, {
    description: 'Gives oneself another handle, once in 30 days. The old one names nobody from then on.',
  })
  async memberHandleChange(
    @CurrentActor() actor: Actor,
    @Context() context: RequestContext,
    @Args('input', { description: 'The handle.' }) { handle }: MemberHandleChangeInput,
  ): Promise<MemberHandleChangePayload> {
    const changed = this.handles
      .change(actor, handle)
      .then(async (id) => ({ member: await memberLoaderOf(context, this.members).load(id) }));
    return answer(changed, { member: null });
  }
}
