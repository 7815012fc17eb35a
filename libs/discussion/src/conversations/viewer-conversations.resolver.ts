import { ResolveField, Resolver } from '@nestjs/graphql';
import { Viewer } from '#identity';
import { type Actor, CurrentActor } from '#platform';
import { ConversationService } from './conversation.service.js';

/** Whether the viewer may begin conversations with members. */
@Resolver(() => Viewer)
export class ViewerConversationsResolver {
  constructor(private readonly conversations: ConversationService) {}

  @ResolveField(() => Boolean, {
    complexity: 2,
    description: 'True for staff who may write to a member in private, by conversationOpenWith.',
  })
  async canOpenConversations(@CurrentActor() actor: Actor): Promise<boolean> {
    return this.conversations.mayOpenWith(actor);
  }
}
