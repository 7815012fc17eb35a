import {
  Args,
  Context,
  ID,
  Info,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  type Actor,
  Allow,
  answer,
  argumentsBelow,
  CurrentActor,
  type Page,
  Public,
  type RequestContext,
  TwoWayPageArgs,
} from '#platform';
import type { GraphQLResolveInfo } from 'graphql';
import { Member, memberLoaderOf, MemberService, Permission } from '#identity';
import { ConversationSpaceService, Space, SpaceService } from '#community';
import { threadSpaceLoaderOf } from '../conversations/conversation.loaders.js';
import { PostReader } from '../post/post-reader.js';
import { ThreadService } from '../thread/thread.service.js';
import { askedThreadsOf, postPageLoaderOf, rootPageLoaderOf } from './discussion.loaders.js';
import { ThreadListArgs } from './thread-list.args.js';
import { ThreadLockInput, ThreadOpenInput } from './discussion.inputs.js';
import { type Post, PostConnection } from './post.types.js';
import { Thread, ThreadChanges, ThreadConnection, ThreadOpenPayload, ThreadPayload } from './thread.types.js';

/** Operations of threads. */
@Resolver(() => Thread)
export class ThreadResolver {
  constructor(
    private readonly threads: ThreadService,
    private readonly posts: PostReader,
    private readonly members: MemberService,
    private readonly spaces: SpaceService,
    private readonly conversations: ConversationSpaceService,
  ) {}

  @Public()
  @Query(() => ThreadConnection, {
    name: 'threads',
    description: 'Published threads, what is pinned there first, then latest activity first.',
  })
  async page(
    @CurrentActor() actor: Actor,
    @Args() { first, after, ...wish }: ThreadListArgs,
  ): Promise<Page<Thread>> {
    return this.threads.page(actor, wish, { first, after });
  }

  @Public()
  @Query(() => Thread, { nullable: true, description: 'One thread; null when absent or hidden.' })
  async thread(
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<Thread | null> {
    return askedThreadsOf(context, this.threads).find(id, argumentsBelow<TwoWayPageArgs>(info, 'posts'));
  }

  @Public()
  @Query(() => Thread, {
    nullable: true,
    description: "The thread bound to a key or a page of the brand's; null when there is none to see.",
  })
  async threadByBinding(
    @CurrentActor() actor: Actor,
    @Args('key', { type: () => String, nullable: true, description: "The brand's own key." })
    key?: string | null,
    @Args('url', { type: () => String, nullable: true, description: 'Address of the page.' })
    url?: string | null,
  ): Promise<Thread | null> {
    return this.threads.byBinding(actor, { key, url });
  }

  @Public()
  @Query(() => ThreadChanges, {
    description:
      'What a client that knows a thread up to a clock has missed; NOT_FOUND when absent or hidden.',
  })
  async threadChanges(
    @CurrentActor() actor: Actor,
    @Args('threadId', { type: () => ID, description: 'The thread.' }) threadId: string,
    @Args('after', { type: () => Int, description: "The client's clock." }) after: number,
  ): Promise<ThreadChanges> {
    return this.threads.changes(actor, threadId, after);
  }

  @Allow(Permission.ThreadOpen)
  @Mutation(() => ThreadOpenPayload, { description: 'Opens a thread with its first post.' })
  async threadOpen(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread.' }) input: ThreadOpenInput,
  ): Promise<ThreadOpenPayload> {
    return answer(this.threads.open(actor, input), { thread: null, post: null });
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Closes a thread to replies, or opens it again.' })
  async threadLock(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread and its lock.' }) input: ThreadLockInput,
  ): Promise<ThreadPayload> {
    return answer(
      this.threads.lock(actor, input).then((thread) => ({ thread })),
      { thread: null },
    );
  }

  @ResolveField(() => Int, {
    complexity: 2,
    description: 'Seconds until the viewer may write here again; 0 where nothing slows them down.',
  })
  async viewerWaitSeconds(@CurrentActor() actor: Actor, @Parent() thread: Thread): Promise<number> {
    return this.threads.waitOf(actor, thread);
  }

  @ResolveField(() => Member, { description: 'Who opened it.' })
  async author(@Context() context: RequestContext, @Parent() thread: Thread): Promise<Member> {
    return memberLoaderOf(context, this.members).load(thread.authorId);
  }

  @ResolveField(() => Space, { description: 'Where it is.' })
  async space(@Context() context: RequestContext, @Parent() thread: Thread): Promise<Space> {
    return threadSpaceLoaderOf(context, this.spaces, this.conversations).load(thread.spaceId);
  }

  @ResolveField(() => PostConnection, {
    name: 'posts',
    description: 'In the order of their places, which is the order of publication; pages both ways.',
  })
  async postPage(
    @Context() context: RequestContext,
    @Parent() thread: Thread,
    @Args() args: TwoWayPageArgs,
  ): Promise<Page<Post>> {
    return postPageLoaderOf(context, this.posts).load({ ownerId: thread.id, args });
  }

  @ResolveField(() => PostConnection, {
    description:
      'Posts that answer no other, the opening one among them, in the order of their places; pages both ways.',
  })
  async rootPosts(
    @Context() context: RequestContext,
    @Parent() thread: Thread,
    @Args() args: TwoWayPageArgs,
  ): Promise<Page<Post>> {
    return rootPageLoaderOf(context, this.posts).load({ ownerId: thread.id, args });
  }

  @ResolveField(() => PostConnection, {
    nullable: true,
    description: 'The page of `posts` in whose middle a post is; null where it has no place in the thread.',
  })
  async postsAround(
    @CurrentActor() actor: Actor,
    @Parent() thread: Thread,
    @Args('id', { type: () => ID, description: 'The post.' }) id: string,
    @Args('first', {
      type: () => Int,
      defaultValue: 30,
      description: 'How many posts, 1 to 100. Larger is clamped.',
    })
    first: number,
  ): Promise<Page<Post> | null> {
    return this.posts.around(actor, thread.id, id, first);
  }
}
