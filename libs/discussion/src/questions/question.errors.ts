import { DomainError } from '#platform';

/** The first post, or one that is not published. */
export class AnswerUnacceptable extends DomainError {
  readonly code = 'ANSWER_UNACCEPTABLE';
  constructor() {
    super('Only a published reply can be the accepted answer.', { field: 'postId' });
  }
}

/** Who asked needs not say so again. */
export class OwnQuestion extends DomainError {
  readonly code = 'OWN_QUESTION';
  constructor() {
    super('It is your own question.', { field: 'threadId' });
  }
}
