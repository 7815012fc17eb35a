import { DomainError } from '#platform';

/** A name that is empty, too long, or hides what it says. */
export class NameInvalid extends DomainError {
  readonly code = 'NAME_INVALID';
}

/** A name by which somebody would be taken for the brand, or for its staff. */
export class NameReserved extends DomainError {
  readonly code = 'NAME_RESERVED';
  constructor(field: string) {
    super('This name is kept for the brand and its staff.', { field });
  }
}

/** Text with half of a surrogate pair: it has no bytes in UTF-8. */
export class InvalidUnicode extends DomainError {
  readonly code = 'INVALID_UNICODE';
  constructor(field: string) {
    super('This text is not valid Unicode.', { field });
  }
}

/** Text with a NUL, which Postgres cannot keep. */
export class NulNotAllowed extends DomainError {
  readonly code = 'NUL_NOT_ALLOWED';
  constructor(field: string) {
    super('A NUL character cannot be kept.', { field });
  }
}
