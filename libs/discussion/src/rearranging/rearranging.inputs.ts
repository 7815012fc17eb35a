import { Field, ID, InputType } from '@nestjs/graphql';

/** Input of threadMove. */
@InputType({ description: 'A thread that belongs elsewhere.' })
export class ThreadMoveInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId: string;

  @Field(() => ID, {
    description: 'Where it goes; whoever may enter there reads it from now on, and nobody else.',
  })
  spaceId: string;

  @Field(() => String, { description: 'Why, for other staff: 1 to 500 characters.' })
  reason: string;
}

/** Input of threadMerge. */
@InputType({ description: 'Two threads about the same.' })
export class ThreadMergeInput {
  @Field(() => ID, { description: 'The one whose messages go; its address leads on from now on.' })
  threadId: string;

  @Field(() => ID, { description: 'The one that takes them, after its own.' })
  intoId: string;

  @Field(() => String, { description: 'Why, for other staff: 1 to 500 characters.' })
  reason: string;
}

/** Input of threadSplit. */
@InputType({ description: 'Messages that make a thread of their own.' })
export class ThreadSplitInput {
  @Field(() => ID, { description: 'The thread they are in.' })
  threadId: string;

  @Field(() => [ID], {
    description: 'At most 500 that have a place there, without its first; the earliest opens the new thread.',
  })
  postIds: string[];

  @Field(() => String, { description: 'Title of the new thread, 1 to 255 characters.' })
  title: string;

  @Field(() => ID, { nullable: true, description: 'Where to; the same space without it.' })
  spaceId?: string | null;

  @Field(() => String, { description: 'Why, for other staff: 1 to 500 characters.' })
  reason: string;

  @Field(() => String, { description: 'A UUID per split: a retry under the same key is the same split.' })
  idempotencyKey: string;
}
