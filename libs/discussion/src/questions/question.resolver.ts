import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type RequestContext } from '#platform';
import { postLoaderOf } from '../graphql/discussion.loaders.js';
import { Post } from '../graphql/post.types.js';
import { Thread, ThreadPayload } from '../graphql/thread.types.js';
import { PostReader } from '../post/post-reader.js';
import { ThreadService } from '../thread/thread.service.js';
import { AlsoAskInput, AnswerAcceptInput, AnswerUnacceptInput } from './question.inputs.js';
import { alsoAsksLoaderOf } from './question.loader.js';
import { QuestionService } from './question.service.js';

/** Operations of questions. */
@Resolver(() => Thread)
export class QuestionResolver {
  constructor(
    private readonly questions: QuestionService,
    private readonly threads: ThreadService,
    private readonly posts: PostReader,
  ) {}

  @Allow(Permission.PostReply)
  @Mutation(() => ThreadPayload, {
    description:
      'Accepts an answer, in the place of one accepted before. For who asked, and staff of the space.',
  })
  async answerAccept(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The answer.' }) input: AnswerAcceptInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.questions.accept(actor, input.postId)), {
      thread: null,
    });
  }

  @Allow(Permission.PostReply)
  @Mutation(() => ThreadPayload, {
    description: 'Opens a question again. For who asked, and staff of the space.',
  })
  async answerUnaccept(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The question.' }) input: AnswerUnacceptInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.questions.unaccept(actor, input.threadId)), {
      thread: null,
    });
  }

  @Allow(Permission.PostReply)
  @Mutation(() => ThreadPayload, { description: "Says that one has somebody else's question too." })
  async alsoAsk(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The question.' }) input: AlsoAskInput,
  ): Promise<ThreadPayload> {
    const { threadId, isOn } = input;
    return answer(this.threads.afterChange(actor, this.questions.alsoAsk(actor, threadId, isOn)), {
      thread: null,
    });
  }

  @ResolveField(() => Boolean, { description: 'The viewer has the question too.' })
  async viewerAlsoAsks(@Context() context: RequestContext, @Parent() thread: Thread): Promise<boolean> {
    return !!thread.extras?.question && alsoAsksLoaderOf(context, this.questions).load(thread.id);
  }

  @ResolveField(() => Post, {
    nullable: true,
    description: 'The answer that helped; null while there is none.',
  })
  async acceptedAnswer(@Context() context: RequestContext, @Parent() thread: Thread): Promise<Post | null> {
    const accepted = thread.extras?.question?.accepted;
    return accepted ? postLoaderOf(context, this.posts).load(accepted.postId) : null;
  }
}
