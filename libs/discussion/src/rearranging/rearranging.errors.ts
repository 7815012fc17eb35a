import { DomainError } from '#platform';

/** Posts that can be split off at once. */
export const MOST_SPLIT = 500;
const LONGEST_REASON = 500;

/** Nothing said, or too much. */
export class ReasonInvalid extends DomainError {
  readonly code = 'REASON_INVALID';
  constructor() {
    super(`A reason has 1 to ${LONGEST_REASON} characters.`, { field: 'reason' });
  }
}

/** Another thread over there belongs to the same page or key. */
export class BindingTaken extends DomainError {
  readonly code = 'BINDING_TAKEN';
  constructor() {
    super('Another thread of that space belongs to the same page or key. Merge the two instead.', {
      field: 'spaceId',
    });
  }
}

/** One of the two is not published, or they are one. */
export class MergeInvalid extends DomainError {
  readonly code = 'MERGE_INVALID';
  constructor() {
    super('Two different published threads can be merged.', { field: 'intoId' });
  }
}

/** These posts cannot make a thread. */
export class SplitInvalid extends DomainError {
  readonly code = 'SPLIT_INVALID';
  constructor() {
    super(
      `1 to ${MOST_SPLIT} messages of the thread, without its first; the earliest of them has to be published.`,
      { field: 'postIds' },
    );
  }
}

/** Throws ReasonInvalid. */
export function acceptReason(text: string): string {
  const reason = text.trim();
  if (reason === '' || [...reason].length > LONGEST_REASON) throw new ReasonInvalid();
  return reason;
}
