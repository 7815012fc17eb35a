import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';

/** Input of threadRead. */
@InputType({
  description: 'What was read. Reports cost little: every ten seconds, and when the reader leaves.',
})
export class ThreadReadInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => Int, {
    description: 'Place of the last post that was seen; what is beyond the thread’s clock is not.',
  })
  upToSeq: number;

  @Field(() => Int, {
    description: 'Seconds spent since the last report, at most 60; never more than really passed.',
  })
  seconds: number;
}

/** Answer of threadRead. */
@ObjectType({ description: 'How far the viewer has read.' })
export class ThreadReadPayload extends MutationPayload {
  @Field(() => Int, { nullable: true, description: 'Place up to which the thread is read, on any device.' })
  lastReadSeq: number | null;
}

/** Answer of threadsMarkRead. */
@ObjectType({ description: 'What marking threads as read did.' })
export class ThreadsMarkReadPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'All that was published until now counts as read.' })
  isDone: boolean;
}
