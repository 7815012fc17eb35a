import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { PageArgs } from '#platform';
import { ReasonCode, Verdict } from '../cases/reasons.js';
import { CaseState } from './case.types.js';

/** Which cases, and which page of them. */
@ArgsType()
export class CasesArgs extends PageArgs {
  @Field(() => CaseState, { nullable: true, description: 'OPEN when absent.' })
  state?: CaseState;

  @Field(() => ID, { nullable: true, description: 'Cases of this space only.' })
  spaceId?: string;
}

/** A judgement. */
@InputType({ description: 'A judgement on an open case.' })
export class CaseDecideInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => Int, { description: 'Version the moderator has before them.' })
  version: number;

  @Field(() => Verdict, { description: 'What is concluded.' })
  verdict: Verdict;

  @Field(() => ReasonCode, { description: 'On what ground; it has to fit the verdict.' })
  reasonCode: ReasonCode;

  @Field(() => String, {
    description: 'Why, in words, 1 to 2,000 characters; the author of a refused post reads them.',
  })
  reasonText: string;
}

/** A removal. */
@InputType({ description: 'Removal of a published post.' })
export class PostRemoveInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => ReasonCode, { description: 'On what ground; one that rejects.' })
  reasonCode: ReasonCode;

  @Field(() => String, { description: 'Why, in words, 1 to 2,000 characters; the author reads them.' })
  reasonText: string;
}
