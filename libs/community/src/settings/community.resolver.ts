import { Query, Resolver } from '@nestjs/graphql';
import { type Actor, CurrentActor, Public } from '#platform';
import { CommunityService } from './community.service.js';
import { Community, communityOf } from './community.types.js';

/** Reads of the community. */
@Resolver(() => Community)
export class CommunityResolver {
  constructor(private readonly communities: CommunityService) {}

  @Public()
  @Query(() => Community, { description: 'The community that the request names.' })
  async community(@CurrentActor() actor: Actor): Promise<Community> {
    return communityOf(await this.communities.requireById(actor.communityId));
  }
}
