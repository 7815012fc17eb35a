import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type Page, type RequestContext } from '#platform';
import { Post, PostPayload } from '../graphql/post.types.js';
import { reactorsLoaderOf, viewerReactionsLoaderOf } from './reaction.loaders.js';
import type { ReactorRow } from './reaction.repository.js';
import { ReactionService } from './reaction.service.js';
import { PostReactInput, ReactorConnection, ReactorsArgs } from './reaction.types.js';

/** What reactions add to a post. */
@Resolver(() => Post)
export class ReactionResolver {
  constructor(private readonly service: ReactionService) {}

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, {
    description:
      "Gives a reaction to somebody's message, or takes it back; doing it twice is doing it once. A member may give each of them once.",
  })
  async postReact(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and to what.' }) input: PostReactInput,
  ): Promise<PostPayload> {
    return answer(
      this.service.change(actor, input).then((post) => ({ post })),
      { post: null },
    );
  }

  @ResolveField(() => [String], { description: 'Kinds of the reactions that the viewer gave to it.' })
  async viewerReactions(@Context() context: RequestContext, @Parent() post: Post): Promise<string[]> {
    const hasAny = (post.extras?.reactions ?? []).length > 0;
    return hasAny ? viewerReactionsLoaderOf(context, this.service).load(post.id) : [];
  }

  @ResolveField(() => ReactorConnection, {
    description: 'Who gave it one reaction, latest first; nobody to what is not published.',
  })
  async reactors(
    @Context() context: RequestContext,
    @Parent() post: Post,
    @Args() { kind, ...args }: ReactorsArgs,
  ): Promise<Page<ReactorRow>> {
    return reactorsLoaderOf(context, this.service, { kind, args, postId: post.id }).load(post.id);
  }
}
