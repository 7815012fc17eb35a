export { MemberActors } from './access/member-actors.js';
export { Permission, type PermissionName } from './access/permission.js';
export { Role, type RoleGrantRow, type RoleName } from './access/role.js';
export { identityEntities, IdentityModule } from './identity.module.js';
export {
  MemberJoined,
  MemberReinstated,
  MemberRolesChanged,
  MemberSuspended,
} from './members/member.facts.js';
export { memberLoaderOf, memberRecordLoaderOf } from './members/member.loader.js';
export type { MemberRecordRow, PublicMemberRow } from './members/member.repository.js';
export { MemberService } from './members/member.service.js';
export { Member, MemberBadge, MemberRecord, MemberState, RoleGrant } from './members/member.types.js';
export { SessionsRevoked } from './sessions/session.facts.js';
export { type IssuedToken, SessionService } from './sessions/session.service.js';
