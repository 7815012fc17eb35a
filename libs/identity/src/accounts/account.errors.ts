import { DomainError } from '#platform';

/** E-mail and password do not go together; which of them is wrong is not said. */
export class InvalidCredentials extends DomainError {
  readonly code = 'INVALID_CREDENTIALS';
  constructor() {
    super('This e-mail address and password do not go together.');
  }
}

/** A mailed link that was used, has expired, or was never sent. */
export class TokenInvalid extends DomainError {
  readonly code = 'TOKEN_INVALID';
  constructor(field = 'token') {
    super('This link has expired or was already used. Ask for a new one.', { field });
  }
}

/** The password breaks the rule. */
export class WeakPassword extends DomainError {
  readonly code = 'WEAK_PASSWORD';
}

/** Not an e-mail address. */
export class EmailInvalid extends DomainError {
  readonly code = 'EMAIL_INVALID';
  constructor(field = 'email') {
    super('This is not an e-mail address.', { field });
  }
}

/** Too many tries in a short time. */
export class RateLimited extends DomainError {
  readonly code = 'RATE_LIMITED';
  constructor() {
    super('Too many attempts. Try again in a quarter of an hour.', { level: 'warn' });
  }
}
