import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { Thread, ThreadPayload } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import { ThreadMergeInput, ThreadMoveInput, ThreadSplitInput } from './rearranging.inputs.js';
import { RearrangingService } from './rearranging.service.js';

/** What staff do with whole threads. */
@Resolver(() => Thread)
export class RearrangingResolver {
  constructor(
    private readonly rearranging: RearrangingService,
    private readonly threads: ThreadService,
  ) {}

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Puts a thread into another space; its address stays.' })
  async threadMove(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread, and where to.' }) input: ThreadMoveInput,
  ): Promise<ThreadPayload> {
    return this.answerThread(actor, this.rearranging.move(actor, input));
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, {
    description: 'Puts all messages of one thread into another, which is answered; the old address leads on.',
  })
  async threadMerge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The two threads.' }) input: ThreadMergeInput,
  ): Promise<ThreadPayload> {
    return this.answerThread(actor, this.rearranging.merge(actor, input));
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, {
    description:
      "Makes a new thread, which is answered, of some of a thread's messages; their addresses lead on.",
  })
  async threadSplit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The messages, and what becomes of them.' }) input: ThreadSplitInput,
  ): Promise<ThreadPayload> {
    return this.answerThread(actor, this.rearranging.split(actor, input));
  }

  private answerThread(actor: Actor, work: Promise<string>): Promise<ThreadPayload> {
    return answer(
      work.then(async (id) => ({ thread: await this.threads.find(actor, id) })),
      { thread: null },
    );
  }
}
