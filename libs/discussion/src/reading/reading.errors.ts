import { DomainError } from '#platform';

/** A report that cannot mean anything. */
export class ReadingInvalid extends DomainError {
  readonly code = 'READING_INVALID';
  constructor(field: 'upToSeq' | 'seconds') {
    super('Neither places nor seconds are below zero.', { field });
  }
}
