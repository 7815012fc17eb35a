import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { PollKind, PollVisibility } from '#protocol';
import type { PollDraft } from './poll-draft.js';

/** How one votes, as the API names it. */
export const PollKindName = { SINGLE: 'SINGLE', MULTIPLE: 'MULTIPLE', RANKED: 'RANKED' } as const;
registerEnumType(PollKindName, {
  name: 'PollKind',
  description: 'How one votes.',
  valuesMap: {
    SINGLE: { description: 'For one option.' },
    MULTIPLE: { description: 'For several.' },
    RANKED: { description: 'By putting options in order of preference; counted by instant runoff.' },
  },
});

/** Who sees the counts, as the API names it. */
export const PollVisibilityName = {
  ALWAYS: 'ALWAYS',
  AFTER_VOTE: 'AFTER_VOTE',
  AFTER_CLOSE: 'AFTER_CLOSE',
} as const;
registerEnumType(PollVisibilityName, {
  name: 'PollVisibility',
  description: 'Who sees the counts before the poll is closed; afterwards everybody does.',
  valuesMap: {
    ALWAYS: { description: 'Everybody.' },
    AFTER_VOTE: { description: 'Who has voted.' },
    AFTER_CLOSE: { description: 'Nobody.' },
  },
});

/** A poll to attach to a new message. */
@InputType({ description: 'A poll to attach to a new message.' })
export class PollInput implements PollDraft {
  @Field(() => String, { description: '1 to 255 characters.' })
  question: string;

  @Field(() => [String], { description: '2 to 20, each 1 to 100 characters and unlike the others.' })
  options: string[];

  @Field(() => PollKindName, { description: 'How one votes.' })
  kind: PollKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Fewest options of a vote, unless SINGLE; 1 when absent.',
  })
  minChoices?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most options of a vote, unless SINGLE; all when absent.',
  })
  maxChoices?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Nobody learns who voted for what; true when absent. Else everybody who sees counts may.',
  })
  isAnonymous?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'A vote may be changed and taken back until the poll is closed; true when absent.',
  })
  mayChange?: boolean | null;

  @Field(() => PollVisibilityName, {
    nullable: true,
    description: 'Who sees the counts before it is closed; ALWAYS when absent.',
  })
  visibility?: PollVisibility | null;

  @Field(() => Date, { nullable: true, description: 'When it closes by itself, within 365 days.' })
  closesAt?: Date | null;
}

/** Input of pollVote. */
@InputType({ description: 'A vote.' })
export class PollVoteInput {
  @Field(() => ID, { description: 'The poll.' })
  pollId: string;

  @Field(() => [Int], {
    description:
      'Numbers of options, from 1 in the order of the poll; where it is ranked, in order of preference.',
  })
  choices: number[];
}

/** Input of pollVoteWithdraw and pollClose. */
@InputType({ description: 'The poll that is meant.' })
export class PollInquiryInput {
  @Field(() => ID, { description: 'The poll.' })
  pollId: string;
}
