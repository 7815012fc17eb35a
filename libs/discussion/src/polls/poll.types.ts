import { Extensions, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { PollExtras, PollKind, PollResults, PollRound, PollVisibility } from '#protocol';
import { PollKindName, PollVisibilityName } from './poll.inputs.js';

/** PollRound, as GraphQL answers it. */
@Extensions({ isSnapshot: true })
@ObjectType('PollRound', { description: 'One round of an instant runoff.' })
export class ShownPollRound implements PollRound {
  @Field(() => [Int], { nullable: 'items', description: 'Of each option in turn; null for one that is out.' })
  votes: readonly (number | null)[];

  @Field(() => Int, { description: 'Votes none of whose options is left.' })
  exhausted: number;
}

/** PollResults, as GraphQL answers them. */
@Extensions({ isSnapshot: true })
@ObjectType('PollResults', { description: 'What was counted.' })
export class ShownPollResults implements PollResults {
  @Field(() => [Int], {
    description: 'Of each option in turn: votes for it; where it is ranked, those that put it first.',
  })
  votes: readonly number[];

  @Field(() => [ShownPollRound], { nullable: true, description: 'Where it is ranked, else null.' })
  rounds: readonly PollRound[] | null;

  @Field(() => [Int], {
    description: 'Numbers of the options with most, or left at the end; several where equal.',
  })
  winners: readonly number[];
}

/** PollExtras, as GraphQL answers them: the very shape that frames carry. */
@Extensions({ isSnapshot: true })
@ObjectType('Poll', { description: 'A question that came with a message.' })
export class ShownPoll implements PollExtras {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'As its author wrote it.' })
  question: string;

  @Field(() => PollKindName, { description: 'How one votes.' })
  kind: PollKind;

  @Field(() => [String], { description: 'Numbered from 1 in votes.' })
  options: readonly string[];

  @Field(() => Int, { description: 'Fewest options of a vote.' })
  minChoices: number;

  @Field(() => Int, { description: 'Most options of a vote.' })
  maxChoices: number;

  @Field(() => Boolean, { description: 'Nobody learns who voted for what.' })
  isAnonymous: boolean;

  @Field(() => Boolean, { description: 'A vote may be changed until it is closed.' })
  mayChange: boolean;

  @Field(() => PollVisibilityName, { description: 'Who sees the counts before it is closed.' })
  visibility: PollVisibility;

  @Field(() => String, { nullable: true, description: 'When it closes by itself, ISO 8601 in UTC.' })
  closesAt: string | null;

  @Field(() => Boolean, { description: 'It was closed; after `closesAt` it takes no votes either way.' })
  isClosed: boolean;

  @Field(() => Int, { description: 'Members who have voted.' })
  voterCount: number;

  @Field(() => ShownPollResults, { nullable: true, description: 'What everybody may see of the counts.' })
  results: PollResults | null;
}
