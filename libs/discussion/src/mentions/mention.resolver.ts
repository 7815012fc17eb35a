import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor } from '#platform';
import { Member, Permission } from '#identity';
import { MentionCandidates } from './mention-candidates.js';

/** Completion of mentions. */
@Resolver()
export class MentionResolver {
  constructor(private readonly candidates: MentionCandidates) {}

  @Allow(Permission.PostReply)
  @Query(() => [Member], {
    complexity: 20,
    description: 'At most eight members whom a text written here may mean, the likeliest first.',
  })
  async mentionCandidates(
    @CurrentActor() actor: Actor,
    @Args('prefix', {
      type: () => String,
      description: 'What was typed of a handle, or of any word of a name; at least one letter.',
    })
    prefix: string,
    @Args('threadId', { type: () => ID, nullable: true, description: 'The thread that is answered.' })
    threadId?: string | null,
    @Args('spaceId', {
      type: () => ID,
      nullable: true,
      description: 'The space of a thread that is still to be opened.',
    })
    spaceId?: string | null,
  ): Promise<Member[]> {
    return this.candidates.list(actor, { threadId: threadId ?? null, spaceId: spaceId ?? null }, prefix);
  }
}
