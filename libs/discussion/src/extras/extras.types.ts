import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ShownFile, ShownPreview } from '#media';
import type {
  AttachedFile,
  PollExtras,
  PostExtras,
  PostQuote,
  PreviewedLink,
  ReactionCount,
  ThreadExtras,
} from '#protocol';
import { ShownPoll } from '../polls/poll.types.js';

/** How often one reaction was given. */
@ObjectType('ReactionCount', { description: 'How often one reaction was given.' })
export class ShownReactionCount implements ReactionCount {
  @Field(() => String, { description: "One of the community's reactions." })
  kind: string;

  @Field(() => Int, { description: 'Members who gave it, at least 1.' })
  count: number;
}

const QuoteState = { SAME: 'SAME', EDITED: 'EDITED', GONE: 'GONE' } as const;
registerEnumType(QuoteState, {
  name: 'QuoteState',
  description: 'What became of a quoted passage.',
  valuesMap: {
    SAME: { description: 'It stands there as it is quoted.' },
    EDITED: { description: 'The quoted message has changed since.' },
    GONE: { description: 'The quoted message was withdrawn or removed; the passage is not shown.' },
  },
});

/** A passage of another post that a post quotes. */
@ObjectType('PostQuote', { description: 'A passage of another message that a message quotes.' })
export class ShownPostQuote implements PostQuote {
  @Field(() => ID, { description: 'The quoted message.' })
  postId: string;

  @Field(() => ID, { description: 'Its thread.' })
  threadId: string;

  @Field(() => Int, { description: 'Which of its texts is quoted.' })
  revisionNumber: number;

  @Field(() => QuoteState, { description: 'What became of the passage.' })
  state: 'SAME' | 'EDITED' | 'GONE';
}

/** PostExtras, as GraphQL answers them: the very shape that frames carry. */
@Extensions({ isSnapshot: true })
@ObjectType('PostExtras', {
  description:
    'What features add to a message, the same for every reader; each is null where there is nothing.',
})
export class ShownPostExtras implements PostExtras {
  @Field(() => [ShownReactionCount], { nullable: true, description: 'Most frequent first.' })
  reactions?: readonly ReactionCount[] | null;

  @Field(() => [ShownFile], { nullable: true, description: 'Files, in the order their author gave them.' })
  attachments?: readonly AttachedFile[] | null;

  @Field(() => [ShownPreview], { nullable: true, description: 'What links lead to, at most three.' })
  previews?: readonly PreviewedLink[] | null;

  @Field(() => ShownPoll, { nullable: true, description: 'The question that came with it.' })
  poll?: PollExtras | null;

  @Field(() => [ShownPostQuote], { nullable: true, description: 'In the order of the text.' })
  quotes?: readonly PostQuote[] | null;
}

/** ThreadExtras, as GraphQL answers them: the very shape that frames carry. */
@Extensions({ isSnapshot: true })
@ObjectType('ThreadExtras', {
  description:
    'What features add to a thread, the same for every reader; each is null where there is nothing.',
})
export class ShownThreadExtras implements ThreadExtras {
  @Field(() => [String], { nullable: true, description: 'In the order they were given.' })
  tags?: readonly string[] | null;
}
