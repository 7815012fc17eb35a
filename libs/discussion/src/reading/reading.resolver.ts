import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type Page, PageArgs, type RequestContext } from '#platform';
import { Thread, ThreadConnection } from '../graphql/thread.types.js';
import { firstUnreadLoaderOf, threadReadingLoaderOf } from './reading.loaders.js';
import { ReadingService } from './reading.service.js';
import { ThreadReadInput, ThreadReadPayload, ThreadsMarkReadPayload } from './reading.types.js';

/** How far the viewer has read a thread. */
@Resolver(() => Thread)
export class ReadingResolver {
  constructor(private readonly reading: ReadingService) {}

  @Allow(Permission.ForumRead)
  @Query(() => ThreadConnection, {
    complexity: 20,
    description:
      'Threads the viewer follows with something unread, and new ones of what they watch, of the last 90 days; latest activity first. UNAUTHENTICATED for guests.',
  })
  async unreadThreads(@CurrentActor() actor: Actor, @Args() args: PageArgs): Promise<Page<Thread>> {
    return this.reading.page(actor, args);
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => ThreadReadPayload, {
    description:
      'Says how far the viewer has read a thread; it never falls. NOT_FOUND when absent or hidden.',
  })
  async threadRead(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What was read.' }) input: ThreadReadInput,
  ): Promise<ThreadReadPayload> {
    return answer(
      this.reading.report(actor, input).then((lastReadSeq) => ({ lastReadSeq })),
      { lastReadSeq: null },
    );
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => ThreadsMarkReadPayload, {
    description: 'Counts all that was published until now as read. NOT_FOUND for a space one may not enter.',
  })
  async threadsMarkRead(
    @CurrentActor() actor: Actor,
    @Args('spaceId', { type: () => ID, nullable: true, description: 'Only this space; all when absent.' })
    spaceId?: string | null,
  ): Promise<ThreadsMarkReadPayload> {
    return answer(
      this.reading.markRead(actor, spaceId ?? null).then(() => ({ isDone: true })),
      { isDone: false },
    );
  }

  @ResolveField(() => Int, {
    nullable: true,
    complexity: 1,
    description:
      'Place up to which the viewer has read it; 0 where they have never been there, null for guests.',
  })
  async viewerLastReadSeq(
    @Context() context: RequestContext,
    @Parent() { id }: Thread,
  ): Promise<number | null> {
    return (await threadReadingLoaderOf(context, this.reading).load(id))?.lastReadSeq ?? null;
  }

  @ResolveField(() => Int, {
    complexity: 2,
    description:
      'Posts of others that the viewer has not read, in threads they have opened or follow, or that are new; 100 stands for more than 99. 0 for guests.',
  })
  async viewerUnreadCount(@Context() context: RequestContext, @Parent() { id }: Thread): Promise<number> {
    return (await threadReadingLoaderOf(context, this.reading).load(id))?.unreadCount ?? 0;
  }

  @ResolveField(() => Boolean, {
    complexity: 1,
    description:
      'Opened by another in the last 30 days, since the viewer joined or marked all as read, and never entered.',
  })
  async viewerIsNew(@Context() context: RequestContext, @Parent() { id }: Thread): Promise<boolean> {
    return (await threadReadingLoaderOf(context, this.reading).load(id))?.isNew ?? false;
  }

  @ResolveField(() => ID, {
    nullable: true,
    complexity: 3,
    description: 'The first post that the viewer has not read; null where there is none, and for guests.',
  })
  async viewerFirstUnreadPostId(
    @Context() context: RequestContext,
    @Parent() { id }: Thread,
  ): Promise<string | null> {
    return (await firstUnreadLoaderOf(context, this.reading).load(id))?.postId ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    complexity: 3,
    description: '`after` of the page of posts that starts at the first unread one.',
  })
  async viewerUnreadCursor(
    @Context() context: RequestContext,
    @Parent() { id }: Thread,
  ): Promise<string | null> {
    const first = await firstUnreadLoaderOf(context, this.reading).load(id);
    return first && this.reading.cursorBefore(first);
  }
}
