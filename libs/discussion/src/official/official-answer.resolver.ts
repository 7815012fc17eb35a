import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { PostPayload } from '../graphql/post.types.js';
import { PostMarkOfficialInput } from './official-answer.input.js';
import { OfficialAnswerService } from './official-answer.service.js';

/** The brand's word on a thread. */
@Resolver()
export class OfficialAnswerResolver {
  constructor(private readonly answers: OfficialAnswerService) {}

  @Allow(Permission.ThreadModerate)
  @Mutation(() => PostPayload, {
    description:
      "Marks an answer of the staff's as the brand's word on its thread, one a thread; or takes the mark away.",
  })
  async postMarkOfficial(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which.' }) input: PostMarkOfficialInput,
  ): Promise<PostPayload> {
    return answer(
      this.answers.mark(actor, input).then((post) => ({ post })),
      { post: null },
    );
  }
}
