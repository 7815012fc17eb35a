import { DomainError } from '#platform';

/** Absent, or hidden from the author of the write. */
export class ThreadNotFound extends DomainError {
  readonly code = 'THREAD_NOT_FOUND';
  constructor(field = 'threadId') {
    super('There is no such thread.', { field });
  }
}

/** Absent, or hidden from the author of the write. */
export class SpaceNotFound extends DomainError {
  readonly code = 'SPACE_NOT_FOUND';
  constructor() {
    super('There is no such space.', { field: 'spaceId' });
  }
}

/** Closed to replies. */
export class ThreadLocked extends DomainError {
  readonly code = 'THREAD_LOCKED';
  constructor() {
    super('This thread takes no more messages.');
  }
}

/** The actor may read this space and not write there. */
export class SpaceClosed extends DomainError {
  readonly code = 'SPACE_CLOSED';
  constructor() {
    super('You cannot write in this space.');
  }
}
