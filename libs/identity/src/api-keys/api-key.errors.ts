import { DomainError } from '#platform';

/** A key that cannot be made like this. */
export class ApiKeyInvalid extends DomainError {
  readonly code = 'API_KEY_INVALID';
}

/** A community has as many live keys as it may. */
export class ApiKeyLimit extends DomainError {
  readonly code = 'API_KEY_LIMIT';
  constructor(limit: number) {
    super(`A community has at most ${limit} live keys. Revoke one first.`);
  }
}

/** No such key in the community. */
export class ApiKeyNotFound extends DomainError {
  readonly code = 'API_KEY_NOT_FOUND';
  constructor() {
    super('There is no such key here.', { field: 'id' });
  }
}
