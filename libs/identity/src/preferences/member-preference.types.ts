import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';

/** What the viewer chose for themselves. */
@ObjectType({ description: 'What the viewer chose for themselves in this community.' })
export class MemberPreferences {
  @Field(() => Boolean, {
    description: 'Threads that the viewer opens are watched, those that they answer in tracked.',
  })
  followsOwnThreads: boolean;

  @Field(() => Boolean, { description: 'Others may see that the viewer reads a thread now, or types.' })
  showsPresence: boolean;
}

/** Input of memberPreferencesUpdate. */
@InputType({ description: 'What changes; absent fields stay as they are.' })
export class MemberPreferencesUpdateInput {
  @Field(() => Boolean, { nullable: true, description: 'Follow threads that one writes in.' })
  followsOwnThreads?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Let others see that one reads or types.' })
  showsPresence?: boolean | null;
}

/** Answer of memberPreferencesUpdate. */
@ObjectType({ description: 'The choices after the change.' })
export class MemberPreferencesPayload extends MutationPayload {
  @Field(() => MemberPreferences, { nullable: true, description: 'Null where nothing was done.' })
  preferences: MemberPreferences | null;
}
