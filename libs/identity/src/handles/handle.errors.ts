import { DomainError } from '#platform';

/** Not written as a handle is. */
export class HandleInvalid extends DomainError {
  readonly code = 'HANDLE_INVALID';
  constructor() {
    super('A handle has 2 to 30 small letters and digits, with single dots, hyphens or underscores inside.', {
      field: 'handle',
    });
  }
}

/** Somebody has it, or had it a short while ago. */
export class HandleTaken extends DomainError {
  readonly code = 'HANDLE_TAKEN';
  constructor() {
    super('This handle is taken.', { field: 'handle' });
  }
}

/** It would speak for the brand or the forum. */
export class HandleReserved extends DomainError {
  readonly code = 'HANDLE_RESERVED';
  constructor() {
    super('This handle is reserved.', { field: 'handle' });
  }
}

/** The last change was less than 30 days ago. */
export class HandleChangedRecently extends DomainError {
  readonly code = 'HANDLE_CHANGED_RECENTLY';
  constructor() {
    super('A handle can be changed once in 30 days.', { field: 'handle' });
  }
}
