import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import { Member } from '../members/member.types.js';

/** A short-lived way in, with member rights only. */
@ObjectType({ description: 'A bearer token of 15 minutes with member rights only, whoever signs in.' })
export class WidgetTokenPayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Send it as `Authorization: Bearer …`; keep it in memory only.',
  })
  token: string | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; ask for another before.' })
  expiresAt: Date | null;

  @Field(() => Member, { nullable: true, description: 'Who is signed in.' })
  member: Member | null;
}
