import { AccessError } from './domain-error.js';

/** No valid token where one is needed, or the token does not fit the community asked for. */
export class Unauthenticated extends AccessError {
  readonly code = 'UNAUTHENTICATED';
  constructor(message = 'Sign in to do this.') {
    super(message);
  }
}

/** The actor is known and lacks the permission of the operation itself. */
export class Forbidden extends AccessError {
  readonly code = 'FORBIDDEN';
  constructor(message = 'You may not do this.', details?: Record<string, unknown>) {
    super(message, { details });
  }
}

/** Absent, or hidden from this actor: the two are one answer. */
export class NotFound extends AccessError {
  readonly code = 'NOT_FOUND';
  constructor(message = 'There is nothing here for you.') {
    super(message);
  }
}

/** A cursor that this server did not sign for this very list. */
export class BadCursor extends AccessError {
  readonly code = 'BAD_CURSOR';
  constructor() {
    super('This cursor does not belong to this list.');
  }
}

/** An argument of a read that cannot mean anything. */
export class BadUserInput extends AccessError {
  readonly code = 'BAD_USER_INPUT';
}

/** The operation took longer than operations may; what it was doing in the database was stopped. */
export class DeadlineExceeded extends AccessError {
  readonly code = 'DEADLINE_EXCEEDED';
  constructor() {
    super('This took too long. Ask for less at once, or try again.', { level: 'warn' });
  }
}
