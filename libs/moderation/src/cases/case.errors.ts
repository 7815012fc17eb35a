import { DomainError } from '#platform';

/** A decision needs a ground that fits it, and words. */
export class ReasonRequired extends DomainError {
  readonly code = 'REASON_REQUIRED';
  constructor(field: 'reasonCode' | 'reasonText') {
    super(
      field === 'reasonCode' ? 'This ground does not fit the verdict.' : 'Say why: the author reads it.',
      { field },
    );
  }
}

/** More than an author will read. */
export class ReasonTooLong extends DomainError {
  readonly code = 'REASON_TOO_LONG';
  constructor(longest: number) {
    super(`A reason has at most ${longest} characters.`, { field: 'reasonText' });
  }
}

/** Somebody was quicker. `by` is the name of who decided; null where the author took the post back. */
export class CaseAlreadyDecided extends DomainError {
  readonly code = 'CASE_ALREADY_DECIDED';
  constructor(by: string | null) {
    super(by === null ? 'The author took the message back.' : `Already decided by ${by}.`);
  }
}

/** The case is not what the moderator had before them. */
export class CaseVersionConflict extends DomainError {
  readonly code = 'CASE_VERSION_CONFLICT';
  constructor() {
    super('The case changed in the meantime. Look at it again.', { field: 'version' });
  }
}
