import { Field, ID, InputType } from '@nestjs/graphql';

/** Input of answerAccept. */
@InputType({ description: 'The answer that helped.' })
export class AnswerAcceptInput {
  @Field(() => ID, { description: 'A published post of the question, not its first.' })
  postId: string;
}

/** Input of answerUnaccept. */
@InputType({ description: 'A question that is open again.' })
export class AnswerUnacceptInput {
  @Field(() => ID, { description: 'The question.' })
  threadId: string;
}

/** Input of alsoAsk. */
@InputType({ description: "Says that one has somebody else's question too, or no longer." })
export class AlsoAskInput {
  @Field(() => ID, { description: 'The question.' })
  threadId: string;

  @Field(() => Boolean, { description: 'True joins, false leaves; saying it twice changes nothing.' })
  isOn: boolean;
}
