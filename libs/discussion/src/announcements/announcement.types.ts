import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import type { AnnouncementExtras } from '#protocol';

/** AnnouncementExtras, as GraphQL answers them. */
@Extensions({ isSnapshot: true })
@ObjectType('AnnouncementExtras', { description: 'What makes a thread an announcement.' })
export class ShownAnnouncementExtras implements AnnouncementExtras {
  @Field(() => String, { nullable: true, description: 'An instant, ISO 8601: from then on it is past.' })
  expiresAt: string | null;
}

/** Some of those who may see an announcement. */
@ObjectType({ description: 'Some of those who may see an announcement, never fewer than five.' })
export class ReachSegment {
  @Field(() => String, {
    description:
      'A trust level, a role (`member` without one), a month as 2026-11; `others` for those too few to stand alone.',
  })
  name: string;

  @Field(() => Int, { description: 'Members who may see it, its author aside.' })
  audienceCount: number;

  @Field(() => Int, { description: 'Those of them who have read it.' })
  readCount: number;
}

/** Who has read an announcement, without naming anybody. */
@ObjectType({ description: 'Who has read an announcement, by groups of five at least.' })
export class AnnouncementReach {
  @Field(() => Int, { description: 'Active members who may see it, its author aside.' })
  audienceCount: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Those who have read it; null where they are fewer than five in all.',
  })
  readCount: number | null;

  @Field(() => [ReachSegment], { description: 'By trust level, rising.' })
  byTrustLevel: ReachSegment[];

  @Field(() => [ReachSegment], { description: 'By highest role.' })
  byRole: ReachSegment[];

  @Field(() => [ReachSegment], { description: 'By the month in which they joined, by UTC, latest first.' })
  byMonth: ReachSegment[];
}
