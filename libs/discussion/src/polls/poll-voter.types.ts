import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Member } from '#identity';
import { connectionOf, PageArgs } from '#platform';

/** Somebody who voted in a poll that is not anonymous. */
@ObjectType({ description: 'Somebody who voted in a poll that is not anonymous.' })
export class PollVoter {
  @Field(() => Member, { description: 'Who.' })
  member: Member;

  /** Not in the API: `member` resolves it. */
  memberId: string;
}

/** A page of those who voted for an option. */
@ObjectType({ description: 'A page of those who voted for an option, in the order in which they joined.' })
export class PollVoterConnection extends connectionOf(PollVoter, 'PollVoter') {}

/** Of which option, and which page. */
@ArgsType()
export class PollVotersArgs extends PageArgs {
  @Field(() => ID, { description: 'The poll.' })
  pollId: string;

  @Field(() => Int, {
    description: 'Number of the option, from 1; where it is ranked, those who put it first.',
  })
  option: number;
}
