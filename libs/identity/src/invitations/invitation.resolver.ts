import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor, PageArgs, Public } from '#platform';
import { Permission } from '../access/permission.js';
import { InvitationAcceptanceService } from './invitation-acceptance.service.js';
import type { InvitationRow } from './invitation.repository.js';
import {
  InvitationAcceptInput,
  InvitationAcceptPayload,
  InvitationConnection,
  InvitationInput,
  InvitationLookInput,
  InvitationLookPayload,
  InvitationPayload,
  InvitationSendInput,
} from './invitation.types.js';
import { StaffInvitationService } from './staff-invitation.service.js';

/** Invitations to the staff. */
@Resolver()
export class InvitationResolver {
  constructor(
    private readonly sent: StaffInvitationService,
    private readonly acceptances: InvitationAcceptanceService,
  ) {}

  @Allow(Permission.MemberManage)
  @Query(() => InvitationConnection, { description: 'Invitations of the community, newest first.' })
  async invitations(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<InvitationConnection> {
    return this.sent.page(actor, page);
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => InvitationPayload, {
    description: 'Invites the owner of an address to the staff, by letter.',
  })
  async invitationSend(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom, and as what.' }) input: InvitationSendInput,
  ): Promise<InvitationPayload> {
    return answerInvitation(this.sent.send(actor, input));
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => InvitationPayload, { description: 'Sends the letter again; the link before is void.' })
  async invitationResend(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which one.' }) input: InvitationInput,
  ): Promise<InvitationPayload> {
    return answerInvitation(this.sent.resend(actor, input.invitationId));
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => InvitationPayload, { description: 'Takes an invitation back.' })
  async invitationCancel(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which one.' }) input: InvitationInput,
  ): Promise<InvitationPayload> {
    return answerInvitation(this.sent.cancel(actor, input.invitationId));
  }

  @Public()
  @Mutation(() => InvitationLookPayload, {
    description: 'What a letter’s link stands for; a mutation, so that the token is in no address.',
  })
  async invitationLook(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The link.' }) input: InvitationLookInput,
  ): Promise<InvitationLookPayload> {
    const seen = this.acceptances.look(actor, input.token).then((invitation) => ({ invitation }));
    return answer(seen, { invitation: null });
  }

  @Public()
  @Mutation(() => InvitationAcceptPayload, { description: 'Takes an invitation up. It signs nobody in.' })
  async invitationAccept(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The link, and who accepts.' }) input: InvitationAcceptInput,
  ): Promise<InvitationAcceptPayload> {
    const accepted = this.acceptances.accept(actor, input).then(() => ({ isAccepted: true }));
    return answer(accepted, { isAccepted: false });
  }
}

function answerInvitation(work: Promise<InvitationRow>): Promise<InvitationPayload> {
  return answer(
    work.then((invitation) => ({ invitation })),
    { invitation: null },
  );
}
