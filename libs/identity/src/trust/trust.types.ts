import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TrustCause, type TrustCauseName } from './trust-change.entity.js';

registerEnumType(TrustCause, {
  name: 'TrustCause',
  description: "Why a member's level changed.",
  valuesMap: {
    MEASURED: { description: 'By what the member did.' },
    PINNED: { description: 'Staff said so.' },
    UNPINNED: { description: 'Staff left it to the measure again.' },
  },
});

/** A change of a member's level. */
@ObjectType({ description: "A change of a member's level." })
export class TrustChange {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => Int, { description: 'The level before, 0 to 4.' })
  fromLevel: number;

  @Field(() => Int, { description: 'The level after, 0 to 4.' })
  toLevel: number;

  @Field(() => TrustCause, { description: 'Why it changed.' })
  cause: TrustCauseName;

  @Field(() => String, { nullable: true, description: 'What staff gave as the reason.' })
  reason: string | null;

  @Field(() => Date, { description: 'When.' })
  changedAt: Date;
}

/** What staff see of how far a member is known. */
@ObjectType({ description: 'How far a member is known.' })
export class TrustRecord {
  @Field(() => Int, { description: 'The level that counts, 0 to 4; staff stand at 4.' })
  level: number;

  @Field(() => Int, { description: 'The level that was measured, 0 to 3.' })
  measuredLevel: number;

  @Field(() => Boolean, { description: 'Staff said where the member stands; no measure changes it.' })
  isPinned: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when; null for who never rose.' })
  since: Date | null;
}

/** Where to pin a member. */
@InputType({ description: 'A member and the level that staff say.' })
export class MemberTrustPinInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field(() => Int, { description: '0 to 4.' })
  level: number;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters; staff read it.' })
  reason: string;
}

/** Whom to leave to the measure again. */
@InputType({ description: 'A member whose level is measured again.' })
export class MemberTrustUnpinInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters; staff read it.' })
  reason: string;
}
