import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { PageArgs } from '#platform';

/** Input of announcementExpire. */
@InputType({ description: 'Until when an announcement is current.' })
export class AnnouncementExpireInput {
  @Field(() => ID, { description: 'The announcement.' })
  threadId: string;

  @Field(() => Date, { nullable: true, description: 'From then on it is past; without it, never.' })
  expiresAt?: Date | null;
}

/** Which announcements. */
@ArgsType()
export class AnnouncementPageArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only this space.' })
  spaceId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Those that have ended, latest ended first; else those that are current, latest opened first.',
  })
  isPast?: boolean | null;
}
