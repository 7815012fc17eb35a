import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Actor,
  Allow,
  answer,
  CurrentActor,
  type Page,
  PageArgs,
  Public,
  type RequestContext,
} from '#platform';
import { Member, memberLoaderOf, MemberService, Permission } from '#identity';
import { PostEditService } from '../post/post-edit.service.js';
import { PostReader } from '../post/post-reader.js';
import { PostService } from '../post/post.service.js';
import { RevisionReader } from '../post/revision-reader.js';
import { ThreadService } from '../thread/thread.service.js';
import {
  answerPageLoaderOf,
  askedThreadsOf,
  postLoaderOf,
  replyCountLoaderOf,
  threadLoaderOf,
} from './discussion.loaders.js';
import { PostEditInput, PostReplyInput, PostWithdrawInput } from './discussion.inputs.js';
import { Post, PostConnection, PostPayload, PostSource } from './post.types.js';
import { Thread } from './thread.types.js';

/** Operations of posts. */
@Resolver(() => Post)
export class PostResolver {
  constructor(
    private readonly service: PostService,
    private readonly edits: PostEditService,
    private readonly reader: PostReader,
    private readonly revisions: RevisionReader,
    private readonly threads: ThreadService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Query(() => Post, { nullable: true, description: 'One post; null when absent or hidden.' })
  async post(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<Post | null> {
    return postLoaderOf(context, this.reader).load(id);
  }

  @Public()
  @Query(() => PostSource, {
    nullable: true,
    description:
      'Exact texts of a post, all of them: for its author and staff, and where the community shows earlier texts, for whoever reads the post. Null for anybody else.',
  })
  async postSource(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The post.' }) id: string,
  ): Promise<PostSource | null> {
    return this.revisions.findSource(actor, id);
  }

  @Public()
  @Query(() => [Post], {
    description: "The viewer's own posts in a thread that wait or were refused, oldest first, at most 50.",
  })
  async myPendingPosts(
    @Context() context: RequestContext,
    @Args('threadId', { type: () => ID, description: 'The thread.' }) threadId: string,
  ): Promise<Post[]> {
    const thread = await askedThreadsOf(context, this.threads).find(threadId);
    return this.reader.waitingIn(context.actor, thread);
  }

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, {
    description: 'Sends a message; it waits (PENDING) where a moderator has to see it first.',
  })
  async postReply(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The message.' }) input: PostReplyInput,
  ): Promise<PostPayload> {
    return answer(
      this.service.reply(actor, input).then((post) => ({ post })),
      { post: null },
    );
  }

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, {
    description: "Gives one's own post a new text, within the community's edit window.",
  })
  async postEdit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new text.' }) input: PostEditInput,
  ): Promise<PostPayload> {
    return answer(
      this.edits.edit(actor, input).then((post) => ({ post })),
      { post: null },
    );
  }

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, { description: "Takes one's own post back; its place stays, empty." })
  async postWithdraw(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The post.' }) input: PostWithdrawInput,
  ): Promise<PostPayload> {
    return answer(
      this.service.withdraw(actor, input.postId).then((post) => ({ post })),
      { post: null },
    );
  }

  @ResolveField(() => Member, { description: 'Who wrote it.' })
  async author(@Context() context: RequestContext, @Parent() post: Post): Promise<Member> {
    return memberLoaderOf(context, this.members).load(post.authorId);
  }

  @ResolveField(() => Thread, { description: 'The thread it is in.' })
  async thread(@Context() context: RequestContext, @Parent() post: Post): Promise<Thread> {
    return threadLoaderOf(context, this.threads).load(post.threadId);
  }

  @ResolveField(() => Int, { complexity: 0.5, description: 'Direct answers to it, counted up to 1,000.' })
  async replyCount(@Context() context: RequestContext, @Parent() post: Post): Promise<number> {
    return (await replyCountLoaderOf(context, this.reader).load(post.id)).count;
  }

  @ResolveField(() => PostConnection, { description: 'Direct answers to it, in the order of their places.' })
  async replies(
    @Context() context: RequestContext,
    @Parent() post: Post,
    @Args() args: PageArgs,
  ): Promise<Page<Post>> {
    return answerPageLoaderOf(context, this.reader).load({ ownerId: post.id, args });
  }
}
