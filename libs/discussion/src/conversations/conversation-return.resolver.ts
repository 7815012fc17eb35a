import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Space } from '#community';
import type { RequestContext } from '#platform';
import { returnLoaderOf } from './conversation.loaders.js';
import { Conversation } from './conversation.types.js';
import { ThreadPrivacyService } from './thread-privacy.service.js';

/** Whether a private thread may be everybody's again. */
@Resolver(() => Conversation)
export class ConversationReturnResolver {
  constructor(private readonly privacy: ThreadPrivacyService) {}

  @ResolveField(() => Space, {
    nullable: true,
    complexity: 5,
    description:
      'Where staff who moderate there may put it back: whence it came. Null for others, for what began in private, and once something was written in it.',
  })
  async viewerCanReturnTo(
    @Context() context: RequestContext,
    @Parent() { thread }: Conversation,
  ): Promise<Space | null> {
    return returnLoaderOf(context, this.privacy).load(thread);
  }
}
