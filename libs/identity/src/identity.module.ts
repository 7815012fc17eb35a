import { Module } from '@nestjs/common';
import { MemberActors } from './access/member-actors.js';
import { AccountNotices } from './accounts/account-notices.js';
import { AccountEntity } from './accounts/account.entity.js';
import { AccountRepository } from './accounts/account.repository.js';
import { AccountResolver } from './accounts/account.resolver.js';
import { AccountService } from './accounts/account.service.js';
import { AttemptLimiter } from './accounts/attempt-limiter.js';
import { InvitationService } from './accounts/invitation.service.js';
import { LinkBuilder } from './accounts/link-builder.js';
import { PasswordChangeService } from './accounts/password-change.service.js';
import { PasswordCheck } from './accounts/password-check.js';
import { PasswordLetterJob } from './accounts/password-letter.job.js';
import { PasswordResetService } from './accounts/password-reset.service.js';
import { PasswordTokenEntity } from './accounts/password-token.entity.js';
import { Passwords } from './accounts/passwords.js';
import { SignInAttemptEntity } from './accounts/sign-in-attempt.entity.js';
import { SignUpLetterJob } from './accounts/sign-up-letter.job.js';
import { SignUpEntity } from './accounts/sign-up.entity.js';
import { ApiKeyActors } from './api-keys/api-key-actors.js';
import { ApiKeyEntity } from './api-keys/api-key.entity.js';
import { ApiKeyRepository } from './api-keys/api-key.repository.js';
import { ApiKeyResolver } from './api-keys/api-key.resolver.js';
import { ApiKeyService } from './api-keys/api-key.service.js';
import { InvitationAcceptanceService } from './invitations/invitation-acceptance.service.js';
import { InvitationRepository } from './invitations/invitation.repository.js';
import { InvitationResolver } from './invitations/invitation.resolver.js';
import { StaffInvitationService } from './invitations/staff-invitation.service.js';
import { MemberEntity } from './members/member.entity.js';
import { VerifiedCustomerEntity } from './customers/verified-customer.entity.js';
import { VerifiedCustomerRepository } from './customers/verified-customer.repository.js';
import { VerifiedCustomers } from './customers/verified-customers.js';
import { HandleRepository } from './handles/handle.repository.js';
import { HandleResolver } from './handles/handle.resolver.js';
import { HandleService } from './handles/handle.service.js';
import { MemberRepository } from './members/member.repository.js';
import { MemberResolver } from './members/member.resolver.js';
import { MemberRoleEntity } from './members/member-role.entity.js';
import { MemberRoleRepository } from './members/member-role.repository.js';
import { MemberSessionsService } from './members/member-sessions.service.js';
import { MemberService } from './members/member.service.js';
import { OwnMembers } from './members/own-members.js';
import { MemberStateChangeEntity } from './members/member-state-change.entity.js';
import { MembershipService } from './members/membership.service.js';
import { RoleService } from './members/role.service.js';
import { StaffTitleService } from './members/staff-title.service.js';
import { SanctionService } from './members/sanction.service.js';
import { SecondFactorProof } from './second-factor/second-factor-proof.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SecondFactorResetService } from './second-factor/second-factor-reset.service.js';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondStepService } from './second-factor/second-step.service.js';
import { SignInPolicyRepository } from './second-factor/sign-in-policy.repository.js';
import { SignInPolicyService } from './second-factor/sign-in-policy.service.js';
import { OidcAttemptRepository } from './oidc/oidc-attempt.repository.js';
import { OidcClient } from './oidc/oidc-client.js';
import { OidcCookie } from './oidc/oidc-cookie.js';
import { OidcProviderRepository } from './oidc/oidc-provider.repository.js';
import { OidcProviderService } from './oidc/oidc-provider.service.js';
import { OidcResolver } from './oidc/oidc.resolver.js';
import { OidcSignInService } from './oidc/oidc-sign-in.service.js';
import { MemberPreferenceEntity } from './preferences/member-preference.entity.js';
import { MemberPreferenceRepository } from './preferences/member-preference.repository.js';
import { MemberPreferenceResolver } from './preferences/member-preference.resolver.js';
import { MemberPreferenceService } from './preferences/member-preference.service.js';
import { MemberRelationEntity } from './relations/member-relation.entity.js';
import { MemberRelationRepository } from './relations/member-relation.repository.js';
import { MemberRelationResolver } from './relations/member-relation.resolver.js';
import { MemberViewerRelationResolver } from './relations/member-viewer-relation.resolver.js';
import { MemberRelationService } from './relations/member-relation.service.js';
import { MemberRelations } from './relations/member-relations.js';
import { PurgeJob } from './purge.job.js';
import { OwnSessionsService } from './sessions/own-sessions.service.js';
import { SessionCookie } from './sessions/session-cookie.js';
import { SessionEntity } from './sessions/session.entity.js';
import { SessionRefreshEntity } from './sessions/session-refresh.entity.js';
import { SessionRefreshRepository } from './sessions/session-refresh.repository.js';
import { SessionRefreshService } from './sessions/session-refresh.service.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SessionResolver } from './sessions/session.resolver.js';
import { SessionService } from './sessions/session.service.js';
import { SessionTokens } from './sessions/session-tokens.js';
import { JwksClient } from './sso/jwks-client.js';
import { SsoDiagnosisResolver } from './sso/sso-diagnosis.resolver.js';
import { SsoDiagnosisService } from './sso/sso-diagnosis.service.js';
import { SsoKeyring } from './sso/sso-keyring.js';
import { SsoResolver } from './sso/sso.resolver.js';
import { SsoSignInService } from './sso/sso-sign-in.service.js';
import { SsoUsedTokenEntity } from './sso/sso-used-token.entity.js';
import { SsoUsedTokenRepository } from './sso/sso-used-token.repository.js';
import { SsoVerifier } from './sso/sso-verifier.js';
import { TrustChangeEntity } from './trust/trust-change.entity.js';
import { TrustRepository } from './trust/trust.repository.js';
import { TrustResolver } from './trust/trust.resolver.js';
import { TrustService } from './trust/trust.service.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

/** Tables of this room, for the data source. */
export const identityEntities = [
  AccountEntity,
  ApiKeyEntity,
  MemberEntity,
  MemberPreferenceEntity,
  MemberRelationEntity,
  MemberRoleEntity,
  MemberStateChangeEntity,
  PasswordTokenEntity,
  SessionEntity,
  SessionRefreshEntity,
  SignInAttemptEntity,
  SignUpEntity,
  SsoUsedTokenEntity,
  TrustChangeEntity,
  VerifiedCustomerEntity,
];

/** Background work of this room, for the worker role. */
export const identityJobs = [PasswordLetterJob, PurgeJob, SignUpLetterJob];

const SERVICES = [
  AccountService,
  ApiKeyActors,
  ApiKeyService,
  InvitationService,
  LinkBuilder,
  MemberActors,
  MemberPreferenceService,
  MemberRelations,
  MemberService,
  MembershipService,
  OidcCookie,
  OidcProviderService,
  OidcSignInService,
  OwnSessionsService,
  RoleService,
  SecondStepService,
  SessionCookie,
  SessionRefreshService,
  SessionService,
  SsoSignInService,
  TrustService,
  VerifiedCustomers,
];

/** Wiring only. Whoever imports it brings CommunityModule, which answers for CommunityDirectory. */
@Module({
  providers: [
    ...SERVICES,
    ...identityJobs,
    AccountNotices,
    AccountRepository,
    AccountResolver,
    ApiKeyRepository,
    ApiKeyResolver,
    AttemptLimiter,
    InvitationAcceptanceService,
    InvitationRepository,
    InvitationResolver,
    JwksClient,
    MemberRepository,
    MemberPreferenceRepository,
    MemberPreferenceResolver,
    MemberRelationRepository,
    MemberRelationResolver,
    MemberRelationService,
    MemberViewerRelationResolver,
    HandleRepository,
    HandleService,
    HandleResolver,
    OwnMembers,
    MemberResolver,
    MemberRoleRepository,
    MemberSessionsService,
    PasswordChangeService,
    PasswordCheck,
    OidcAttemptRepository,
    OidcClient,
    OidcProviderRepository,
    OidcResolver,
    PasswordResetService,
    Passwords,
    SanctionService,
    StaffTitleService,
    SecondFactorProof,
    SecondFactorRepository,
    SecondFactorResetService,
    SecondFactorResolver,
    SecondFactorService,
    SessionRefreshRepository,
    SessionRepository,
    SessionTokens,
    SignInPolicyRepository,
    SignInPolicyService,
    StaffInvitationService,
    SessionResolver,
    SsoDiagnosisResolver,
    SsoDiagnosisService,
    SsoKeyring,
    SsoResolver,
    SsoUsedTokenRepository,
    SsoVerifier,
    TrustRepository,
    TrustResolver,
    VerifiedCustomerRepository,
    ViewerResolver,
  ],
  exports: SERVICES,
})
export class IdentityModule {}
