import { Global, Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { CommunityEntity } from './settings/community.entity.js';
import { CommunityRepository } from './settings/community.repository.js';
import { CommunityResolver } from './settings/community.resolver.js';
import { CommunityService } from './settings/community.service.js';
import { SpaceAccessEntity } from './spaces/space-access.entity.js';
import { SpaceEntity } from './spaces/space.entity.js';
import { SpaceRepository } from './spaces/space.repository.js';
import { SpaceResolver } from './spaces/space.resolver.js';
import { SpaceService } from './spaces/space.service.js';

/** Tables of this room, for the data source. */
export const communityEntities = [CommunityEntity, SpaceAccessEntity, SpaceEntity];

/** Wiring only. Global: it binds the port through which identity asks about the community. */
@Global()
@Module({
  imports: [IdentityModule],
  providers: [
    CommunityRepository,
    CommunityResolver,
    CommunityService,
    SpaceRepository,
    SpaceResolver,
    SpaceService,
  ],
  exports: [CommunityService, SpaceService],
})
export class CommunityModule {}
