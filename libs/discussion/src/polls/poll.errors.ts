import { DomainError } from '#platform';

/** A poll that cannot be asked; `field` says what of it. */
export class PollInvalid extends DomainError {
  readonly code = 'POLL_INVALID';
  constructor(message: string, field: string) {
    super(message, { field: `poll.${field}` });
  }
}

/** Absent, or with a post that is hidden from the actor or not published. */
export class PollNotFound extends DomainError {
  readonly code = 'POLL_NOT_FOUND';
  constructor() {
    super('There is no such poll.', { field: 'pollId' });
  }
}

/** Takes no more votes. */
export class PollClosed extends DomainError {
  readonly code = 'POLL_CLOSED';
  constructor() {
    super('This poll is closed.');
  }
}

/** Choices that this poll does not take. */
export class PollChoicesInvalid extends DomainError {
  readonly code = 'POLL_CHOICES_INVALID';
  constructor(message: string) {
    super(message, { field: 'choices' });
  }
}

/** The poll lets nobody vote twice. */
export class PollVoteFinal extends DomainError {
  readonly code = 'POLL_VOTE_FINAL';
  constructor() {
    super('In this poll a vote cannot be changed.');
  }
}

/** Only who asked and the space's moderators may close it. */
export class PollNotYours extends DomainError {
  readonly code = 'POLL_NOT_YOURS';
  constructor() {
    super('Only its author and moderators may close a poll.');
  }
}
