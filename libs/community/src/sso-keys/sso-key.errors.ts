import { DomainError } from '#platform';

/** A key that cannot be used. */
export class SsoKeyInvalid extends DomainError {
  readonly code = 'SSO_KEY_INVALID';
}

/** No such key in the community. */
export class SsoKeyNotFound extends DomainError {
  readonly code = 'SSO_KEY_NOT_FOUND';
  constructor() {
    super('There is no such key here.', { field: 'id' });
  }
}
