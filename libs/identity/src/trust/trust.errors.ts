import { DomainError } from '#platform';

/** Levels are 0 to 4. */
export class TrustLevelInvalid extends DomainError {
  readonly code = 'TRUST_LEVEL_INVALID';
  constructor() {
    super('Levels are 0 to 4.', { field: 'level' });
  }
}
