import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import { Member } from '../members/member.types.js';

/** Input of memberHandleChange. */
@InputType({ description: 'Another handle for oneself.' })
export class MemberHandleChangeInput {
  @Field(() => String, {
    description: '2 to 30 small letters and digits, with single dots, hyphens or underscores inside.',
  })
  handle: string;
}

/** Answer of memberHandleChange. */
@ObjectType({ description: 'The viewer under the new handle.' })
export class MemberHandleChangePayload extends MutationPayload {
  @Field(() => Member, { nullable: true, description: 'Null where nothing was done.' })
  member: Member | null;
}
