import { DomainError } from '#platform';

/** Merged into another: votes go there. */
export class IdeaMerged extends DomainError {
  readonly code = 'IDEA_MERGED';
  constructor(field = 'threadId') {
    super('The idea was merged into another.', { field });
  }
}

/** Not merged, or with itself. */
export class MergeImpossible extends DomainError {
  readonly code = 'MERGE_IMPOSSIBLE';
  constructor(message: string, field = 'intoThreadId') {
    super(message, { field });
  }
}

/** Too long. */
export class IdeaNoteInvalid extends DomainError {
  readonly code = 'IDEA_NOTE_INVALID';
  constructor(most: number) {
    super(`A note has at most ${most} characters.`, { field: 'note' });
  }
}
