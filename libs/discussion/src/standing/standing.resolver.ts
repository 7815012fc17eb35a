import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { Thread, ThreadPayload } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import { ThreadFeatureInput, ThreadPinInput, ThreadSlowModeInput } from './standing.inputs.js';
import { StandingService } from './standing.service.js';

/** What staff say of threads. */
@Resolver(() => Thread)
export class StandingResolver {
  constructor(
    private readonly standing: StandingService,
    private readonly threads: ThreadService,
  ) {}

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Shows a thread first in lists, or no more.' })
  async threadPin(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread, and where.' }) input: ThreadPinInput,
  ): Promise<ThreadPayload> {
    return this.answerThread(actor, this.standing.pin(actor, input));
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: "Gives a thread the brand's recognition, or takes it back." })
  async threadFeature(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread.' }) input: ThreadFeatureInput,
  ): Promise<ThreadPayload> {
    return this.answerThread(actor, this.standing.feature(actor, input));
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Spaces out what each member writes in a thread.' })
  async threadSlowMode(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread, and how long.' }) input: ThreadSlowModeInput,
  ): Promise<ThreadPayload> {
    return this.answerThread(actor, this.standing.slow(actor, input));
  }

  private answerThread(actor: Actor, work: Promise<string>): Promise<ThreadPayload> {
    return answer(
      work.then(async (id) => ({ thread: await this.threads.find(actor, id) })),
      { thread: null },
    );
  }
}
