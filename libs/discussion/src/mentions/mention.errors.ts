import { DomainError } from '#platform';

/** A text names more members than its author may call at once. */
export class MentionsTooMany extends DomainError {
  readonly code = 'MENTIONS_TOO_MANY';
  constructor(most: number) {
    super(`A message of yours can mention at most ${most} members.`, { field: 'body' });
  }
}
