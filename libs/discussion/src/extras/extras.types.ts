import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import type { IdeaExtras, PostExtras, QuestionExtras, ReactionCount, ThreadExtras } from '#protocol';
import { ShownIdeaExtras } from '../ideas/idea.types.js';
import { ShownQuestionExtras } from '../questions/question.types.js';

/** How often one reaction was given. */
@ObjectType('ReactionCount', { description: 'How often one reaction was given.' })
export class ShownReactionCount implements ReactionCount {
  @Field(() => String, { description: "One of the community's reactions." })
  kind: string;

  @Field(() => Int, { description: 'Members who gave it, at least 1.' })
  count: number;
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

  @Field(() => ShownQuestionExtras, { nullable: true, description: 'Of threads in a space for questions.' })
  question?: QuestionExtras | null;

  @Field(() => ShownIdeaExtras, { nullable: true, description: 'Of threads in a space for ideas.' })
  idea?: IdeaExtras | null;
}
