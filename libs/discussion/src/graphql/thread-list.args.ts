import { ArgsType, Field, ID } from '@nestjs/graphql';
import { PageArgs } from '#platform';
import { QuestionFilter, type QuestionFilterName } from '../questions/question.types.js';
import { ThreadMark, type ThreadMarkName } from '../thread/thread-mark.js';

/** Which threads a list is to hold, and which page of it. */
@ArgsType()
export class ThreadListArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Only this space; every space the viewer may enter when absent.',
  })
  spaceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those that have it: a name it has or had, or its name in addresses.',
  })
  tag?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what the brand recognised.' })
  isFeatured?: boolean | null;

  @Field(() => QuestionFilter, { nullable: true, description: 'Only these questions.' })
  question?: QuestionFilterName | null;

  @Field(() => ThreadMark, { nullable: true, description: 'Only those of which staff said so.' })
  mark?: ThreadMarkName | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those whose title has all these words, or parts of words; case and accents do not count.',
  })
  title?: string | null;
}
