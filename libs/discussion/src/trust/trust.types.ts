import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TrustAllowance, TrustLevel } from '#identity';
import { MutationPayload } from '#platform';
import { TrustMeasure, type TrustMeasureName } from './trust-measure.js';
import type { TrustProgress, TrustRequirement } from './trust-requirement.js';

registerEnumType(TrustMeasure, {
  name: 'TrustMeasure',
  description: 'What is measured of a member. RECENT is the last 100 days, all else since the member joined.',
  valuesMap: {
    THREADS_ENTERED: { description: 'Threads opened, each once.' },
    POSTS_READ: { description: "Others' messages read, each once." },
    MINUTES_READ: { description: 'Minutes spent reading.' },
    DAYS_VISITED: { description: 'Days on which something was read, by UTC.' },
    THREADS_ANSWERED: { description: "Others' threads with a message of the member's." },
    REACTIONS_GIVEN: { description: 'Reactions given to messages that are still there.' },
    REACTIONS_RECEIVED: { description: 'Reactions received for messages that are still there.' },
    RECENT_DAYS_VISITED: { description: 'Days on which something was read lately.' },
    RECENT_THREADS_ANSWERED: { description: "Others' threads answered lately." },
    RECENT_THREADS_PERCENT: { description: 'Threads entered lately, in percent of those opened lately.' },
    RECENT_POSTS_PERCENT: { description: 'Messages read lately, in percent of those published lately.' },
    RECENT_REACTIONS_GIVEN: { description: 'Reactions given lately.' },
    RECENT_REACTIONS_RECEIVED: { description: 'Reactions received lately.' },
    RECENT_REMOVALS: {
      description: 'Messages written lately that a moderator removed or refused: at most so many.',
    },
  },
});

/** TrustAllowance, as the API answers it. */
@ObjectType('TrustAllowance', {
  description: 'What a member of a level may do. Null is no limit of its own.',
})
export class ShownTrustAllowance implements TrustAllowance {
  @Field(() => Int, { description: '0 to 4.' })
  level: TrustLevel;

  @Field(() => Int, { nullable: true, description: 'Links in one message.' })
  linksPerPost: number | null;

  @Field(() => Int, { description: 'Members named in one message.' })
  mentionsPerPost: number;

  @Field(() => Int, { description: 'Files with one message.' })
  filesPerPost: number;

  @Field(() => Int, { nullable: true, description: 'Threads in the first 24 hours.' })
  threadsOnFirstDay: number | null;

  @Field(() => Int, { nullable: true, description: 'Replies in the first 24 hours.' })
  repliesOnFirstDay: number | null;

  @Field(() => Int, { description: 'Reactions a day.' })
  reactionsPerDay: number;
}

/** What a level asks of one measure. */
@ObjectType('TrustRequirement', { description: 'What a level asks of one measure.' })
export class ShownTrustRequirement implements TrustRequirement {
  @Field(() => Int, { description: '1 to 3.' })
  level: TrustLevel;

  @Field(() => TrustMeasure, { description: 'What is measured.' })
  measure: TrustMeasureName;

  @Field(() => Int, { description: 'At least so much; at most, for RECENT_REMOVALS.' })
  value: number;
}

/** A requirement, and how far the viewer is with it. */
@ObjectType('TrustProgress', { description: 'A requirement, and how far the viewer is with it.' })
export class ShownTrustProgress extends ShownTrustRequirement implements TrustProgress {
  @Field(() => Int, { description: 'What was measured until now.' })
  have: number;

  @Field(() => Boolean, { description: 'The requirement is met.' })
  isMet: boolean;
}

/** The level after the viewer's. */
@ObjectType({ description: "The level after the viewer's, and the way to it." })
export class TrustStep {
  @Field(() => Int, { description: '1 to 3.' })
  level: TrustLevel;

  @Field(() => ShownTrustAllowance, { description: 'What it lets one do.' })
  allowance: TrustAllowance;

  @Field(() => [ShownTrustProgress], { description: 'All that it asks.' })
  requirements: TrustProgress[];
}

/** How far the viewer is known. */
@ObjectType({ description: 'How far the community knows the viewer.' })
export class ViewerTrust {
  @Field(() => Int, { description: 'The level that counts, 0 to 4; staff stand at 4.' })
  level: TrustLevel;

  @Field(() => Boolean, { description: 'Staff said so; no measure changes it.' })
  isPinned: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when; null for who never rose.' })
  since: Date | null;

  @Field(() => ShownTrustAllowance, { description: 'What the level lets the viewer do.' })
  allowance: TrustAllowance;

  @Field(() => TrustStep, { nullable: true, description: 'Null where no measure leads further.' })
  next: TrustStep | null;
}

/** Members at a level. */
@ObjectType({ description: 'Members at a level.' })
export class TrustCount {
  @Field(() => Int, { description: '0 to 4.' })
  level: TrustLevel;

  @Field(() => Int, { description: 'Active members without a staff role.' })
  count: number;
}

/** What a community's levels ask and allow. */
@ObjectType({ description: "What the community's levels ask and allow." })
export class TrustPolicy {
  @Field(() => [ShownTrustRequirement], { description: 'Lowest level first.' })
  requirements: TrustRequirement[];

  @Field(() => [ShownTrustAllowance], { description: 'Level 0 to 4.' })
  allowances: readonly TrustAllowance[];
}

/** What a level is to ask of one measure. */
@InputType({ description: 'What a level is to ask of one measure.' })
export class TrustRequirementInput implements TrustRequirement {
  @Field(() => Int, { description: '1 to 3.' })
  level: TrustLevel;

  @Field(() => TrustMeasure, { description: 'One that the level has.' })
  measure: TrustMeasureName;

  @Field(() => Int, { description: '0 to 100,000; percents up to 100.' })
  value: number;
}

/** Input of trustPolicyUpdate. */
@InputType({ description: 'What changes of what the levels ask.' })
export class TrustPolicyUpdateInput {
  @Field(() => [TrustRequirementInput], { description: 'Those that change; all or none.' })
  requirements: TrustRequirementInput[];
}

/** Answer of trustPolicyUpdate. */
@ObjectType({ description: 'The policy after the change.' })
export class TrustPolicyPayload extends MutationPayload {
  @Field(() => TrustPolicy, { nullable: true, description: 'Null where nothing was done.' })
  policy: TrustPolicy | null;
}
