export { communityEntities, CommunityModule } from './community.module.js';
export { type CommunityChanges } from './settings/community-changes.js';
export type { CommunityRow } from './settings/community.entity.js';
export { CommunityUpdated } from './settings/community.facts.js';
export { CommunityService } from './settings/community.service.js';
export { CommunitySettingsService } from './settings/community-settings.service.js';
export { Community, communityOf, Theme } from './settings/community.types.js';
export { ConversationSpaceService } from './spaces/conversation-space.service.js';
export { SpaceAccessService } from './spaces/space-access.service.js';
export { SpaceEditor } from './spaces/space-editor.service.js';
export {
  reviveSpace,
  SpaceKind,
  type SpaceKindName,
  type SpaceRow,
  Visibility,
  type VisibilityName,
  TagRule,
  type TagRuleName,
} from './spaces/space.entity.js';
export {
  SpaceAccessGranted,
  SpaceAccessRevoked,
  SpaceChanged,
  SpaceVisibilityChanged,
} from './spaces/space.facts.js';
export { spaceLoaderOf } from './spaces/space.loader.js';
export { SpaceService } from './spaces/space.service.js';
export { Space } from './spaces/space.types.js';
export { MEMBER_SEES_SPACE, SPACE_COLUMNS, spaceAudience, VISIBLE_SPACE } from './spaces/visible-space.js';
export { SsoKeyService } from './sso-keys/sso-key.service.js';
