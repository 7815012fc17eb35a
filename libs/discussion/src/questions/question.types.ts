import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AcceptedAnswer, QuestionExtras } from '#protocol';

/** Lists of questions, as the API names them. */
export const QuestionFilter = { UNANSWERED: 'unanswered', OPEN: 'open', SOLVED: 'solved' } as const;

/** A list of questions. */
export type QuestionFilterName = (typeof QuestionFilter)[keyof typeof QuestionFilter];

registerEnumType(QuestionFilter, {
  name: 'QuestionFilter',
  description: 'Which questions a list holds.',
  valuesMap: {
    UNANSWERED: { description: 'Nobody has replied.' },
    OPEN: { description: 'No answer was accepted.' },
    SOLVED: { description: 'An answer was accepted.' },
  },
});

/** AcceptedAnswer, as GraphQL answers it. */
@Extensions({ isSnapshot: true })
@ObjectType('AcceptedAnswer', { description: 'The answer that helped.' })
export class ShownAcceptedAnswer implements AcceptedAnswer {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => Date, { description: 'When it was accepted.' })
  acceptedAt: string;

  @Field(() => Boolean, { description: 'Accepted by who asked; else by staff.' })
  isByAuthor: boolean;
}

/** QuestionExtras, as GraphQL answers it. */
@Extensions({ isSnapshot: true })
@ObjectType('QuestionExtras', { description: 'What makes a thread a question.' })
export class ShownQuestionExtras implements QuestionExtras {
  @Field(() => Int, { description: 'Members beside its author who have it too.' })
  alsoAskCount: number;

  @Field(() => ShownAcceptedAnswer, { nullable: true, description: 'Null while it is open.' })
  accepted: AcceptedAnswer | null;
}
