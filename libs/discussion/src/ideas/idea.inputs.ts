import { Field, ID, InputType } from '@nestjs/graphql';
import { IdeaStatus, type IdeaStanding } from './idea-status.js';

/** Input of ideaVote. */
@InputType({ description: 'Gives an idea a vote, or takes it back.' })
export class IdeaVoteInput {
  @Field(() => ID, { description: 'The idea.' })
  threadId: string;

  @Field(() => Boolean, { description: 'True votes; saying it twice changes nothing.' })
  isOn: boolean;
}

/** Input of ideaStatusSet. */
@InputType({ description: 'Where an idea stands from now on.' })
export class IdeaStatusSetInput {
  @Field(() => ID, { description: 'The idea.' })
  threadId: string;

  @Field(() => IdeaStatus, { description: 'Any status; the one it has changes nothing.' })
  status: IdeaStanding;

  @Field(() => String, { nullable: true, description: 'For everybody to read, at most 1,000 characters.' })
  note?: string | null;
}

/** Input of ideaMerge. */
@InputType({ description: 'A duplicate, and the idea it is merged into.' })
export class IdeaMergeInput {
  @Field(() => ID, { description: 'The duplicate: closed, out of the lists, with a link.' })
  fromThreadId: string;

  @Field(() => ID, { description: 'The idea that stays: gets the votes of both, one a member.' })
  intoThreadId: string;
}

/** Input of ideaUnmerge. */
@InputType({ description: 'A duplicate that is none.' })
export class IdeaUnmergeInput {
  @Field(() => ID, { description: 'The idea that was merged into another.' })
  threadId: string;
}
