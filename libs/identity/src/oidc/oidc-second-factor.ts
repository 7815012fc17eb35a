/** What an ID token says of how its person signed in. */
export interface OidcSignInClaims {
  /** Methods (RFC 8176). */
  readonly amr?: unknown;
  /** The class of authentication (OpenID Connect Core §2). */
  readonly acr?: unknown;
}

/**
 * Methods that stand for more than a password: several factors, a one-time code, a hardware key, a smart card (RFC 8176 §2).
 * Left out on purpose: `sms` and `tel`, which are easily diverted (NIST SP 800-63B §5.1.3.3), `swk`, which may lie in the
 * browser that asks, and everything that a device alone has judged, such as `fpt` or `pin`.
 */
const METHODS: ReadonlySet<unknown> = new Set(['mfa', 'otp', 'hwk', 'sc']);

/** Classes that stand for several factors: OpenID EAP ACR Values 1.0, REFEDS, PAPE, and what Microsoft's and others write. */
const CLASSES: ReadonlySet<unknown> = new Set([
  'mfa',
  'phr',
  'phrh',
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  'http://schemas.microsoft.com/claims/multipleauthn',
]);

/** True where the token says that a second factor was seen. Whether its issuer may say so is the community's to decide. */
export function saysSecondFactor({ amr, acr }: OidcSignInClaims): boolean {
  if (Array.isArray(amr) && amr.some((method) => METHODS.has(method) || CLASSES.has(method))) return true;
  return CLASSES.has(acr);
}
