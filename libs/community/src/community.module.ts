import { Global, Module } from '@nestjs/common';
import { CommunityDirectory, IdentityModule } from '#identity';
import { IdentityDirectory } from './identity-directory.js';
import { MembershipReader } from './memberships/membership.reader.js';
import { MembershipResolver } from './memberships/membership.resolver.js';
import { CommunityEntity } from './settings/community.entity.js';
import { CommunityRepository } from './settings/community.repository.js';
import { CommunityResolver } from './settings/community.resolver.js';
import { CommunityService } from './settings/community.service.js';
import { CommunitySettingsService } from './settings/community-settings.service.js';
import { ConversationSpaceService } from './spaces/conversation-space.service.js';
import { MemberAccessResolver } from './spaces/member-access.resolver.js';
import { SpaceAccessEntity } from './spaces/space-access.entity.js';
import { SpaceAccessService } from './spaces/space-access.service.js';
import { SpaceEditor } from './spaces/space-editor.service.js';
import { SpaceEntity } from './spaces/space.entity.js';
import { SpaceNesting } from './spaces/space-nesting.js';
import { SpaceRepository } from './spaces/space.repository.js';
import { SpaceResolver } from './spaces/space.resolver.js';
import { SpaceService } from './spaces/space.service.js';
import { SsoKeyEntity } from './sso-keys/sso-key.entity.js';
import { SsoKeyRepository } from './sso-keys/sso-key.repository.js';
import { SsoKeyResolver } from './sso-keys/sso-key.resolver.js';
import { SsoKeyRotationService } from './sso-keys/sso-key-rotation.service.js';
import { SsoKeyService } from './sso-keys/sso-key.service.js';
import { SsoKeyVault } from './sso-keys/sso-key-vault.js';

/** Tables of this room, for the data source. */
export const communityEntities = [CommunityEntity, SpaceAccessEntity, SpaceEntity, SsoKeyEntity];

const SERVICES = [
  CommunityService,
  CommunitySettingsService,
  ConversationSpaceService,
  SpaceAccessService,
  SpaceEditor,
  SpaceService,
  SsoKeyService,
];

/** Wiring only. Global: it binds the port through which identity asks about the community. */
@Global()
@Module({
  imports: [IdentityModule],
  providers: [
    ...SERVICES,
    { provide: CommunityDirectory, useClass: IdentityDirectory },
    CommunityRepository,
    CommunityResolver,
    MemberAccessResolver,
    MembershipReader,
    MembershipResolver,
    SpaceNesting,
    SpaceRepository,
    SpaceResolver,
    SsoKeyRepository,
    SsoKeyResolver,
    SsoKeyRotationService,
    SsoKeyVault,
  ],
  exports: [...SERVICES, CommunityDirectory],
})
export class CommunityModule {}
