import type { SsoProblem } from './sso.errors.js';

/** What a finding means for the token: fine, worth knowing, or its end. */
export type SsoStepState = 'passed' | 'noted' | 'failed';

/** The steps of a check, in their order. */
export const SSO_STEPS = [
  'shape',
  'header',
  'key',
  'signature',
  'times',
  'audience',
  'claims',
  'replay',
  'role',
  'member',
] as const;

/** One step of a check. */
export type SsoStepName = (typeof SSO_STEPS)[number];

type Finding =
  | readonly [step: SsoStepName, state: 'passed' | 'noted', says: string]
  | readonly [step: SsoStepName, state: 'failed', says: string, problem: SsoProblem];

/** All that can be found about a brand's token. A sign-in ends at the first that failed; a diagnosis goes on. */
export const SSO_FINDINGS = {
  EMPTY: ['shape', 'failed', 'Nothing was sent.', 'malformed'],
  TOO_LONG: ['shape', 'failed', 'Longer than 8,192 characters.', 'malformed'],
  HAS_BEARER_PREFIX: ['shape', 'failed', 'It begins with the word Bearer.', 'malformed'],
  HAS_SPACES: ['shape', 'failed', 'There is white space or a quote around it.', 'malformed'],
  ENCRYPTED: ['shape', 'failed', 'Five parts: it is encrypted, not signed.', 'malformed'],
  NOT_THREE_PARTS: ['shape', 'failed', 'A signed JWT has three parts.', 'malformed'],
  NOT_BASE64URL: ['shape', 'failed', 'A part has characters that base64url has not.', 'malformed'],
  HEADER_NOT_JSON: ['shape', 'failed', 'The first part is no JSON object.', 'malformed'],
  PAYLOAD_NOT_JSON: ['shape', 'failed', 'The second part is no JSON object.', 'malformed'],
  WELL_FORMED: ['shape', 'passed', 'Three parts, header and claims are JSON.'],
  ALG_NONE: ['header', 'failed', 'It says that it is not signed.', 'wrong-algorithm'],
  ALG_UNKNOWN: ['header', 'failed', 'An algorithm that no key here has.', 'wrong-algorithm'],
  CRITICAL_EXTENSION: ['header', 'failed', 'It demands an extension that nobody knows here.', 'malformed'],
  KID_NOT_TEXT: ['header', 'failed', 'kid is no text.', 'malformed'],
  HEADER_KEY_IGNORED: ['header', 'noted', 'jku, jwk, x5u and x5c in a header are never read.'],
  ALG_ALLOWED: ['header', 'passed', 'The algorithm is one of those allowed.'],
  NO_LIVE_KEY: ['key', 'failed', 'The community has no live key.', 'unknown-key'],
  KID_UNKNOWN: ['key', 'failed', 'No live key has this kid.', 'unknown-key'],
  KEY_REVOKED: ['key', 'failed', 'The key was revoked.', 'unknown-key'],
  KEY_RETIRED: ['key', 'failed', 'The key was retired.', 'unknown-key'],
  KID_MISSING: ['key', 'failed', 'Several keys are live: kid must say which.', 'unknown-key'],
  KID_AMBIGUOUS: ['key', 'failed', 'More than one key answers to this kid.', 'unknown-key'],
  KEY_SET_SILENT: ['key', 'failed', 'The key set could not be read, or is empty.', 'unknown-key'],
  KEY_BY_KID: ['key', 'passed', 'Found by its kid.'],
  KEY_ONLY_ONE: ['key', 'passed', 'Taken as the only live key.'],
  KEY_RETIRING: ['key', 'noted', 'The key is being retired.'],
  ALG_NOT_OF_KEY: ['signature', 'failed', 'The key has another algorithm.', 'wrong-algorithm'],
  SIGNATURE_WRONG: ['signature', 'failed', 'The signature does not fit.', 'bad-signature'],
  SECRET_WAS_DECODED: ['signature', 'failed', 'The secret was decoded before use.', 'bad-signature'],
  SIGNED_BY_OTHER_KEY: ['signature', 'failed', 'It is signed with another key of yours.', 'bad-signature'],
  NOT_CHECKED: ['signature', 'failed', 'Without a key the signature could not be checked.', 'bad-signature'],
  SIGNATURE_FITS: ['signature', 'passed', 'The signature fits.'],
  EXP_MISSING: ['times', 'failed', 'exp is missing.', 'missing-claim'],
  IAT_MISSING: ['times', 'failed', 'iat is missing.', 'missing-claim'],
  TIME_NOT_NUMBER: ['times', 'failed', 'A time is no number.', 'bad-claim'],
  TIME_IN_MILLISECONDS: ['times', 'failed', 'A time is in milliseconds.', 'lifetime'],
  EXPIRED: ['times', 'failed', 'It has expired.', 'expired'],
  NOT_YET_VALID: ['times', 'failed', 'nbf is in the future.', 'bad-claim'],
  IAT_IN_FUTURE: ['times', 'failed', 'It was issued in the future.', 'lifetime'],
  EXP_BEFORE_IAT: ['times', 'failed', 'It ends before it begins.', 'lifetime'],
  LIVES_TOO_LONG: ['times', 'failed', 'It lives longer than five minutes.', 'lifetime'],
  CLOCK_AHEAD: ['times', 'noted', 'It was issued in the future, within what is tolerated.'],
  TIMES_FIT: ['times', 'passed', 'It is valid at this moment.'],
  AUD_MISSING: ['audience', 'failed', 'aud is missing.', 'missing-claim'],
  AUD_SEVERAL: ['audience', 'failed', 'aud is a list; it must be one text.', 'wrong-audience'],
  AUD_OTHER: ['audience', 'failed', 'It is for somebody else.', 'wrong-audience'],
  AUD_FITS: ['audience', 'passed', 'It is for this community.'],
  SUB_MISSING: ['claims', 'failed', 'sub is missing.', 'missing-claim'],
  JTI_MISSING: ['claims', 'failed', 'jti is missing.', 'missing-claim'],
  IDENTIFIER_NOT_TEXT: ['claims', 'failed', 'sub or jti is no text.', 'bad-claim'],
  IDENTIFIER_EMPTY: ['claims', 'failed', 'sub or jti is empty.', 'bad-claim'],
  IDENTIFIER_TOO_LONG: ['claims', 'failed', 'sub or jti has over 255 characters.', 'bad-claim'],
  TEXT_UNSTORABLE: ['claims', 'failed', 'A text has a NUL or half a character.', 'bad-claim'],
  SUB_IS_EMAIL: ['claims', 'noted', 'sub is an e-mail address, which people change.'],
  NAME_MISSING: ['claims', 'noted', 'Without name, the member has none to show.'],
  NAME_CHANGED: ['claims', 'noted', 'The name is shown differently.'],
  PRODUCTS_LEFT_OUT: ['claims', 'noted', 'verified_products has what is no key of a product.'],
  PRODUCTS_VERIFIED: ['claims', 'passed', 'It says what the customer has bought.'],
  CLAIMS_FIT: ['claims', 'passed', 'All required claims are there.'],
  ALREADY_USED: ['replay', 'failed', 'It was exchanged before.', 'replayed'],
  FIRST_USE: ['replay', 'passed', 'Nobody has used it yet.'],
  ROLE_NOT_ACCEPTED: ['role', 'noted', 'Roles of tokens are not accepted here.'],
  ROLE_UNKNOWN: ['role', 'noted', 'The only role a token can give is moderator.'],
  ROLE_MODERATOR: ['role', 'passed', 'It makes a moderator.'],
  ROLE_NONE: ['role', 'passed', 'A plain member.'],
  MEMBER_SUSPENDED: ['member', 'noted', 'A member who is suspended.'],
  MEMBER_KNOWN: ['member', 'passed', 'A member who has been here before.'],
  MEMBER_NEW: ['member', 'passed', 'A new member.'],
} as const satisfies Record<string, Finding>;

/** The name of a finding. */
export type SsoFindingName = keyof typeof SSO_FINDINGS;

/** What a finding is about: kids, claims' names and values, seconds. Never anything secret. */
export type SsoDetails = Readonly<Record<string, string | number>>;

/** One thing found. */
export interface SsoStep {
  step: SsoStepName;
  state: SsoStepState;
  finding: SsoFindingName;
  details: SsoDetails;
}

/** The class of problem a finding is for the sender of the token; null where it is none. */
export function problemOf(finding: SsoFindingName): SsoProblem | null {
  const [, , , problem]: readonly [string, string, string, SsoProblem?] = SSO_FINDINGS[finding];
  return problem ?? null;
}
