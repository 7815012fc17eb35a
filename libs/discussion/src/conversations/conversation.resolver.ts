import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { memberLoaderOf, MemberService, Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type Page, PageArgs, type RequestContext } from '#platform';
import { Thread, ThreadConnection, ThreadOpenPayload, ThreadPayload } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import {
  BrandConversationArgs,
  ConversationOpenInput,
  ConversationOpenWithInput,
  ThreadMakePrivateInput,
  ThreadMakePublicInput,
} from './conversation.inputs.js';
import { conversationOf, hideableLoaderOf } from './conversation.loaders.js';
import { ConversationService } from './conversation.service.js';
import { Conversation } from './conversation.types.js';
import { ThreadPrivacyService } from './thread-privacy.service.js';

/** Threads between one member and the brand. */
@Resolver(() => Thread)
export class ConversationResolver {
  constructor(
    private readonly conversations: ConversationService,
    private readonly privacy: ThreadPrivacyService,
    private readonly threads: ThreadService,
    private readonly members: MemberService,
  ) {}

  @Allow(Permission.ForumRead)
  @Query(() => ThreadConnection, {
    name: 'conversations',
    description:
      "The viewer's own conversations with the brand, latest activity first. UNAUTHENTICATED for guests.",
  })
  async ownConversations(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<Page<Thread>> {
    return this.conversations.pageOfOwn(actor, page);
  }

  @Allow(Permission.ThreadModerate)
  @Query(() => ThreadConnection, {
    description:
      'All conversations with members, those that wait for the brand first, then latest activity first.',
  })
  async brandConversations(
    @CurrentActor() actor: Actor,
    @Args() { awaitsBrand = null, ...page }: BrandConversationArgs,
  ): Promise<Page<Thread>> {
    return this.conversations.pageOfBrand(actor, { awaitsBrand }, page);
  }

  @Allow(Permission.ThreadOpen)
  @Mutation(() => ThreadOpenPayload, { description: 'Writes to the brand; nobody else reads it.' })
  async conversationOpen(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The message.' }) input: ConversationOpenInput,
  ): Promise<ThreadOpenPayload> {
    return answer(this.conversations.open(actor, input), { thread: null, post: null });
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadOpenPayload, { description: 'Writes to one member; nobody but staff reads it.' })
  async conversationOpenWith(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The message, and to whom.' }) input: ConversationOpenWithInput,
  ): Promise<ThreadOpenPayload> {
    return answer(this.conversations.openWith(actor, input), { thread: null, post: null });
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, {
    description: 'Takes a thread out of sight of everybody but its author and the staff.',
  })
  async threadMakePrivate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread, and why.' }) input: ThreadMakePrivateInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.privacy.makePrivate(actor, input)), { thread: null });
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, {
    description: 'Puts a thread that was made private back, if nothing was written in it since.',
  })
  async threadMakePublic(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread, where to, and why.' }) input: ThreadMakePublicInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.privacy.makePublic(actor, input)), { thread: null });
  }

  @ResolveField(() => Conversation, {
    nullable: true,
    complexity: 2,
    description: 'Between whom it is, where it is private; null for every other thread.',
  })
  async conversation(
    @Context() context: RequestContext,
    @Parent() thread: Thread,
  ): Promise<Conversation | null> {
    return conversationOf(memberLoaderOf(context, this.members), thread);
  }

  @ResolveField(() => Boolean, {
    complexity: 2,
    description: 'True for staff who may make it private.',
  })
  async viewerCanMakePrivate(@Context() context: RequestContext, @Parent() thread: Thread): Promise<boolean> {
    return hideableLoaderOf(context, this.privacy).load(thread);
  }
}
