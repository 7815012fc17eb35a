import { DomainError } from '#platform';

/** Which notices are meant cannot be told. */
export class NoticeSelectionInvalid extends DomainError {
  readonly code = 'NOTICE_SELECTION_INVALID';
  constructor(field: string) {
    super('Name a notice, a group or a thread.', { field });
  }
}
