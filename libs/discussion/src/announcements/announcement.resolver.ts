import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type Page, Public } from '#platform';
import { Thread, ThreadConnection, ThreadPayload } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import { AnnouncementExpireInput, AnnouncementPageArgs } from './announcement.inputs.js';
import { AnnouncementService } from './announcement.service.js';
import { AnnouncementReach } from './announcement.types.js';

/** Operations of announcements. */
@Resolver(() => Thread)
export class AnnouncementResolver {
  constructor(
    private readonly announcements: AnnouncementService,
    private readonly threads: ThreadService,
  ) {}

  @Public()
  @Query(() => ThreadConnection, {
    name: 'announcements',
    description: 'What the brand announces, latest first.',
  })
  async page(@CurrentActor() actor: Actor, @Args() args: AnnouncementPageArgs): Promise<Page<Thread>> {
    return this.announcements.page(actor, args, args);
  }

  @Allow(Permission.ThreadModerate)
  @Query(() => AnnouncementReach, {
    complexity: 50,
    description: 'Who has read an announcement, by groups of five at least.',
  })
  async announcementReach(
    @CurrentActor() actor: Actor,
    @Args('threadId', { type: () => ID, description: 'The announcement.' }) threadId: string,
  ): Promise<AnnouncementReach> {
    return this.announcements.reach(actor, threadId);
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Says until when an announcement is current.' })
  async announcementExpire(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The end.' }) input: AnnouncementExpireInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.announcements.expire(actor, input)), { thread: null });
  }
}
