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

/** Without this key, no customer could sign in any more. */
export class SsoKeyLast extends DomainError {
  readonly code = 'SSO_KEY_LAST';
  constructor() {
    super('This is the last active key: without it customers cannot sign in. Say that you accept this.', {
      field: 'acceptsNoActiveKey',
    });
  }
}
