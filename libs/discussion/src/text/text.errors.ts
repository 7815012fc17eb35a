import { BODY_MAX_CODE_POINTS, TITLE_MAX_CODE_POINTS } from '#protocol';
import { DomainError } from '#platform';

/** The text holds half of a surrogate pair, which UTF-8 cannot carry. */
export class InvalidUnicode extends DomainError {
  readonly code = 'INVALID_UNICODE';
  constructor(field: string) {
    super('The text holds an unpaired surrogate, which is not Unicode.', { field });
  }
}

/** The text holds U+0000. */
export class NulNotAllowed extends DomainError {
  readonly code = 'NUL_NOT_ALLOWED';
  constructor(field: string) {
    super('The text holds a NUL character.', { field });
  }
}

/** Nothing but blanks. */
export class BodyEmpty extends DomainError {
  readonly code = 'BODY_EMPTY';
  constructor() {
    super('The message is empty.', { field: 'body' });
  }
}

/** Longer than BODY_MAX_CODE_POINTS. */
export class BodyTooLong extends DomainError {
  readonly code = 'BODY_TOO_LONG';
  constructor() {
    super(`A message has at most ${BODY_MAX_CODE_POINTS} characters.`, { field: 'body' });
  }
}

/** Nothing but blanks. */
export class TitleEmpty extends DomainError {
  readonly code = 'TITLE_EMPTY';
  constructor() {
    super('The title is empty.', { field: 'title' });
  }
}

/** Longer than TITLE_MAX_CODE_POINTS. */
export class TitleTooLong extends DomainError {
  readonly code = 'TITLE_TOO_LONG';
  constructor() {
    super(`A title has at most ${TITLE_MAX_CODE_POINTS} characters.`, { field: 'title' });
  }
}
