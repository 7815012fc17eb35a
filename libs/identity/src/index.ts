export { MemberActors } from './access/member-actors.js';
export { Permission, type PermissionName } from './access/permission.js';
export {
  anonymousPermissions,
  MEMBER_PERMISSIONS,
  Role,
  type RoleGrantRow,
  type RoleName,
  type StaffRoleName,
} from './access/role.js';
export type { AccountRow } from './accounts/account.repository.js';
export { RateLimited as TooManyAttempts } from './accounts/account.errors.js';
export { AccountService } from './accounts/account.service.js';
export { emailAddressOf } from './accounts/email-address.js';
export { InvitationService } from './accounts/invitation.service.js';
export { ApiKeyActors } from './api-keys/api-key-actors.js';
export { ApiKeyCreated, ApiKeyRevoked } from './api-keys/api-key.facts.js';
export { CommunityDirectory, type Letterhead } from './community-directory.js';
export { type ProductKey, productKeyOf } from './customers/product-key.js';
export { VerifiedCustomers } from './customers/verified-customers.js';
export { identityEntities, identityJobs, IdentityModule } from './identity.module.js';
export { InvitationAccepted, InvitationCancelled, InvitationSent } from './invitations/invitation.facts.js';
export { lineOfText, requireStorable } from './members/line-of-text.js';
export { MemberNotFound, SpaceNotFound } from './members/member.errors.js';
export {
  MemberJoined,
  MemberReinstated,
  MemberRenamed,
  MemberRolesChanged,
  MemberTitleChanged,
  MemberSuspended,
} from './members/member.facts.js';
export { memberLoaderOf, memberRecordLoaderOf } from './members/member.loader.js';
export {
  type MemberRecordRow,
  type MembershipRow,
  type PublicMemberRow,
  staffRoleOf,
} from './members/member.repository.js';
export { MemberService } from './members/member.service.js';
export {
  Member,
  MemberBadge,
  MemberRecord,
  MemberState,
  RoleGrant,
  StaffRole,
} from './members/member.types.js';
export { MembershipService, type Newcomer } from './members/membership.service.js';
export type { MemberPreferenceRow } from './preferences/member-preference.entity.js';
export { MemberPreferencesChanged } from './preferences/member-preference.facts.js';
export { MemberPreferenceService } from './preferences/member-preference.service.js';
export { RelationKind, type RelationKindName } from './relations/member-relation.entity.js';
export { MemberRelationsChanged } from './relations/member-relation.facts.js';
export { MemberRelations } from './relations/member-relations.js';
export { InvalidUnicode, NameInvalid, NameReserved, NulNotAllowed } from './members/name.errors.js';
export { RoleService } from './members/role.service.js';
export { type Client, clientOf } from './sessions/client.js';
export { type OwnSession, OwnSessionsService } from './sessions/own-sessions.service.js';
export { type CookieTokens, SessionCookie } from './sessions/session-cookie.js';
export { MemberSessionsEnded, SessionsRevoked, SessionTokenReused } from './sessions/session.facts.js';
export {
  MemberSecondFactorReset,
  SecondFactorDisabled,
  SecondFactorEnabled,
  SignInPolicyChanged,
} from './second-factor/second-factor.facts.js';
export { type SecondStep, SecondStepService, type SignedIn } from './second-factor/second-step.service.js';
export { SessionRefreshService } from './sessions/session-refresh.service.js';
export { type IssuedSession, type IssuedToken, SessionService } from './sessions/session.service.js';
export { OidcCookie } from './oidc/oidc-cookie.js';
export { type OidcProblem, OidcRefused } from './oidc/oidc.errors.js';
export { OidcProviderService } from './oidc/oidc-provider.service.js';
export { type OidcOutcome, OidcSignInService } from './oidc/oidc-sign-in.service.js';
export { PurgeJob } from './purge.job.js';
export { publicKeyOf } from './sso/sso-public-key.js';
export type { SsoAlgorithmName, SsoFormerKey, SsoKeyUse, SsoTrust, SsoTrustedKey } from './sso/sso-trust.js';
export { SsoVerifier } from './sso/sso-verifier.js';
export { AllowanceExceeded } from './trust/allowance-exceeded.error.js';
export { allowanceOf, TRUST_ALLOWANCES, type TrustAllowance } from './trust/trust-allowance.js';
export { MemberTrustChanged } from './trust/trust.facts.js';
export { effectiveTrust, TRUST_LEVELS, type TrustLevel } from './trust/trust-level.js';
export type { TrustStanding } from './trust/trust.repository.js';
export { TrustService } from './trust/trust.service.js';
export { Viewer } from './viewer/viewer.types.js';
export { requireMemberId } from './access/require-member-id.js';
