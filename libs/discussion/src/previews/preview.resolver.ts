import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { PostPayload } from '../graphql/post.types.js';
import { PreviewService } from './preview.service.js';

/** Input of postPreviewRemove. */
@InputType({ description: "A preview under one's own post, to take away." })
export class PostPreviewRemoveInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => String, { description: 'The address that is previewed.' })
  url: string;
}

/** Operations of what links lead to. */
@Resolver()
export class PreviewResolver {
  constructor(private readonly previews: PreviewService) {}

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, { description: "Takes a preview from one's own post, for good." })
  async postPreviewRemove(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The preview.' }) input: PostPreviewRemoveInput,
  ): Promise<PostPayload> {
    return answer(
      this.previews.remove(actor, input.postId, input.url).then((post) => ({ post })),
      { post: null },
    );
  }
}
