import { DomainError } from '#platform';

/** An end that lies before the beginning. */
export class ExpiryInvalid extends DomainError {
  readonly code = 'EXPIRY_INVALID';
  constructor() {
    super('An announcement ends after it was opened.', { field: 'expiresAt' });
  }
}
