import { DomainError } from '#platform';

/** A provider that cannot be used like this. */
export class OidcProviderInvalid extends DomainError {
  readonly code = 'OIDC_PROVIDER_INVALID';
}

/** The provider's address answers no OpenID configuration, or one of another issuer. */
export class OidcDiscoveryFailed extends DomainError {
  readonly code = 'OIDC_DISCOVERY_FAILED';
  constructor(cause: unknown) {
    super('No OpenID configuration of this issuer could be read there.', { field: 'issuer', cause });
  }
}

/** No such provider in the community. */
export class OidcProviderNotFound extends DomainError {
  readonly code = 'OIDC_PROVIDER_NOT_FOUND';
  constructor() {
    super('There is no such provider here.', { field: 'id' });
  }
}

/** Nothing is waiting to be linked in this browser. */
export class OidcNothingToLink extends DomainError {
  readonly code = 'OIDC_NOTHING_TO_LINK';
  constructor() {
    super('Nothing waits to be linked. Begin again at the provider’s button.');
  }
}

/** Why a sign-in by a provider ended before it was one. */
export type OidcProblem =
  | 'stale'
  | 'declined'
  | 'unreachable'
  | 'untrusted'
  | 'email-unverified'
  | 'email-domain'
  | 'not-staff'
  | 'staff-elsewhere';

const MESSAGES: Readonly<Record<OidcProblem, string>> = {
  stale: 'This sign-in was begun elsewhere, too long ago, or is over.',
  declined: 'The provider did not let you in, or you did not go on there.',
  unreachable: 'The provider does not answer.',
  untrusted: 'What the provider answered could not be believed.',
  'email-unverified': 'The provider has not verified your e-mail address.',
  'email-domain': 'Your e-mail address is not of a domain that may sign in here.',
  'not-staff': 'This way in is for the team, and you have no role in it.',
  'staff-elsewhere': 'This way in is for members; the team has another.',
};

/** A sign-in by a provider that was refused. The class of problem is for the person, the rest for the log. */
export class OidcRefused extends DomainError {
  readonly code = 'OIDC_REFUSED';

  constructor(
    readonly problem: OidcProblem,
    details: Record<string, unknown> = {},
  ) {
    super(MESSAGES[problem], { details: { problem, ...details } });
  }
}
