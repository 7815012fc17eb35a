import { DomainError } from '#platform';

/** Absent, or hidden from the actor. */
export class PostNotFound extends DomainError {
  readonly code = 'POST_NOT_FOUND';
  constructor(field = 'postId') {
    super('There is no such message.', { field });
  }
}

/** Another request already used the key. */
export class IdempotencyConflict extends DomainError {
  readonly code = 'IDEMPOTENCY_CONFLICT';
  constructor() {
    super('This key was used for another message.', { field: 'idempotencyKey' });
  }
}

/** The key is not 8 to 100 characters. */
export class IdempotencyKeyInvalid extends DomainError {
  readonly code = 'IDEMPOTENCY_KEY_INVALID';
  constructor() {
    super('An idempotency key has 8 to 100 characters; a UUID is a good one.', { field: 'idempotencyKey' });
  }
}

/** Too late. */
export class EditWindowClosed extends DomainError {
  readonly code = 'EDIT_WINDOW_CLOSED';
  constructor(minutes: number) {
    super(`A message can be edited for ${minutes} minutes after it was published.`);
  }
}

/** The post has another revision than the editor had before him. */
export class RevisionConflict extends DomainError {
  readonly code = 'REVISION_CONFLICT';
  constructor() {
    super('The message changed in the meantime.', { field: 'expectedRevision' });
  }
}

/** The new text would be held: the published one stays, and nothing waits. */
export class EditNeedsReview extends DomainError {
  readonly code = 'EDIT_NEEDS_REVIEW';
  constructor() {
    super('The new text would need a moderator. The message stays as it is; send the text as a reply.', {
      field: 'body',
    });
  }
}

/** The actor is signed in and no member here. */
export class NotAMember extends DomainError {
  readonly code = 'NOT_A_MEMBER';
  constructor() {
    super('Join the community to write.');
  }
}

/** The member may read and not write. */
export class MemberSuspended extends DomainError {
  readonly code = 'MEMBER_SUSPENDED';
  constructor() {
    super('Your membership is suspended.');
  }
}

/** Only what waits can be published or rejected, only what is published can be removed. */
export class PostAlreadyDecided extends DomainError {
  readonly code = 'POST_ALREADY_DECIDED';
  constructor() {
    super('The message is no longer in the state this needs.');
  }
}
