import { DomainError } from '#platform';

/** Only what the staff writes can be the brand's word. */
export class PostNotOfStaff extends DomainError {
  readonly code = 'POST_NOT_OF_STAFF';
  constructor() {
    super('Only a message of the staff’s can be the official answer.', { field: 'postId' });
  }
}

/** The opening of a thread answers nothing. */
export class PostIsNoAnswer extends DomainError {
  readonly code = 'POST_IS_NO_ANSWER';
  constructor() {
    super('The first message of a thread is no answer.', { field: 'postId' });
  }
}
