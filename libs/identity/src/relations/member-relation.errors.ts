import { DomainError } from '#platform';

/** A member who names himself. */
export class OwnRelation extends DomainError {
  readonly code = 'OWN_RELATION';
  constructor() {
    super('This is you.', { field: 'memberId' });
  }
}

/** What the brand says officially is said to everybody. */
export class StaffNotBlockable extends DomainError {
  readonly code = 'STAFF_NOT_BLOCKABLE';
  constructor() {
    super('Staff speak for the brand and cannot be blocked; they can be muted in notices.', {
      field: 'memberId',
    });
  }
}

/** The list is full. */
export class TooManyRelations extends DomainError {
  readonly code = 'TOO_MANY_RELATIONS';
  constructor(most: number) {
    super(`You block and mute ${most} members already.`, { field: 'memberId' });
  }
}
