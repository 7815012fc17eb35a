import { DomainError } from '#platform';

/** What is wrong with a brand's token, as far as its sender may know. */
export type SsoProblem =
  | 'malformed'
  | 'unknown-key'
  | 'wrong-algorithm'
  | 'bad-signature'
  | 'expired'
  | 'lifetime'
  | 'wrong-audience'
  | 'missing-claim'
  | 'bad-claim'
  | 'replayed';

const MESSAGES: Readonly<Record<SsoProblem, string>> = {
  malformed: 'The token is not a signed JWT.',
  'unknown-key': 'The token names no live key of this community.',
  'wrong-algorithm': 'The token is not signed with the algorithm of its key.',
  'bad-signature': 'The signature does not fit.',
  expired: 'The token has expired.',
  lifetime:
    'The token must expire at most five minutes after it was issued, and not be issued in the future.',
  'wrong-audience': 'The audience of the token is not this community.',
  'missing-claim': 'The token needs aud, sub, iat, exp and jti.',
  'bad-claim': 'A claim of the token cannot be used.',
  replayed: 'The token was already used.',
};

/** A brand's token that is refused. The class of problem is public, the rest goes to the log. */
export class SsoTokenInvalid extends DomainError {
  readonly code = 'SSO_TOKEN_INVALID';

  constructor(
    readonly problem: SsoProblem,
    details: Record<string, unknown> = {},
  ) {
    super(MESSAGES[problem], { field: 'token', details: { problem, ...details } });
  }
}
