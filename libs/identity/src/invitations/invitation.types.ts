import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, MutationPayload } from '#platform';
import { Role, type RoleName } from '../access/role.js';
import { RoleGrant } from '../members/member.types.js';
import type { InvitationStateName } from './invitation.repository.js';

/** Where an invitation stands. */
export const InvitationState = {
  PENDING: 'pending',
  ACCEPTED: 'accepted',
  EXPIRED: 'expired',
  CANCELLED: 'cancelled',
} as const;
registerEnumType(InvitationState, {
  name: 'InvitationState',
  description: 'Where an invitation stands.',
  valuesMap: {
    PENDING: { description: 'The letter’s link works.' },
    ACCEPTED: { description: 'The link was followed and taken up.' },
    EXPIRED: { description: 'Nobody took it up within seven days; it can be sent again.' },
    CANCELLED: { description: 'Taken back.' },
  },
});

/** An invitation as admins see it. */
@ObjectType({ description: 'An invitation to the staff.' })
export class Invitation {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'Address it was sent to, as it was typed.' })
  email: string;

  @Field(() => [RoleGrant], { description: 'What whoever accepts it becomes.' })
  roles: RoleGrant[];

  @Field(() => InvitationState, { description: 'Where it stands.' })
  state: InvitationStateName;

  @Field(() => Date, { description: 'When it was first sent.' })
  createdAt: Date;

  @Field(() => Date, { description: 'When the last letter left.' })
  sentAt: Date;

  @Field(() => Date, { description: 'Seven days after the last letter.' })
  expiresAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was taken up.' })
  acceptedAt: Date | null;
}

/** A page of invitations. */
@ObjectType({ description: 'A page of invitations.' })
export class InvitationConnection extends connectionOf(Invitation, 'Invitation') {}

/** What the owner of the mailbox sees. */
@ObjectType({ description: 'An invitation, for who holds its link.' })
export class InvitationPreview {
  @Field(() => String, { description: 'Address that the link was sent to.' })
  email: string;

  @Field(() => [RoleGrant], { description: 'What accepting makes of its owner.' })
  roles: RoleGrant[];

  @Field(() => Boolean, { description: 'Without an account, a name and a password are needed to accept.' })
  hasAccount: boolean;
}

/** Answer to what an admin did with an invitation. */
@ObjectType({ description: 'The invitation after the change. The same for known and unknown addresses.' })
export class InvitationPayload extends MutationPayload {
  @Field(() => Invitation, { nullable: true, description: 'Null when nothing was done.' })
  invitation: Invitation | null;
}

/** Answer to a look at an invitation. */
@ObjectType({ description: 'What the link stands for.' })
export class InvitationLookPayload extends MutationPayload {
  @Field(() => InvitationPreview, { nullable: true, description: 'Null when the link is not valid.' })
  invitation: InvitationPreview | null;
}

/** Answer to an acceptance. */
@ObjectType({ description: 'The roles are given; signing in is the next step.' })
export class InvitationAcceptPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'False when refused.' })
  isAccepted: boolean;
}

/** A role to be given. */
@InputType({ description: 'A role to be given.' })
export class InvitedRoleInput {
  @Field(() => Role, { description: 'The role; everybody has MEMBER already.' })
  role: RoleName;

  @Field(() => ID, { nullable: true, description: 'The only space it holds for; moderators only.' })
  spaceId?: string | null;
}

/** Whom to invite. */
@InputType({ description: 'Whom to invite, and as what.' })
export class InvitationSendInput {
  @Field(() => String, { description: 'Address that the letter goes to.' })
  email: string;

  @Field(() => [InvitedRoleInput], { description: '1 to 20 roles.' })
  roles: InvitedRoleInput[];
}

/** Which invitation. */
@InputType({ description: 'Which invitation.' })
export class InvitationInput {
  @Field(() => ID, { description: 'An open one.' })
  invitationId: string;
}

/** A link to look at. */
@InputType({ description: 'What the letter’s link holds.' })
export class InvitationLookInput {
  @Field(() => String, { description: 'From the link.' })
  token: string;
}

/** A link to take up. */
@InputType({ description: 'What the letter’s link holds, and who accepts.' })
export class InvitationAcceptInput {
  @Field(() => String, { description: 'From the link; works once, for seven days.' })
  token: string;

  @Field(() => String, { nullable: true, description: 'The name others see, where there is no account yet.' })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '10 to 200 characters, where there is no account yet.',
  })
  password?: string | null;
}
