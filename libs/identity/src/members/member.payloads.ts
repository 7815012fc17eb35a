import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import { Member, MemberRecord } from './member.types.js';

/** What staff did to a member. */
@ObjectType({ description: 'The member after the change.' })
export class MemberPayload extends MutationPayload {
  @Field(() => MemberRecord, { nullable: true, description: 'Null when nothing was done.' })
  member: MemberRecord | null;
}

/** Somebody joined. */
@ObjectType({ description: 'The viewer as a member.' })
export class CommunityJoinPayload extends MutationPayload {
  @Field(() => Member, { nullable: true, description: 'Null when nothing was done.' })
  member: Member | null;
}
