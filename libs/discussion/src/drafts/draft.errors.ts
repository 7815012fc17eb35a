import { DomainError } from '#platform';
import type { DraftRow } from './draft.repository.js';

/** No place where the member could send a text. */
export class DraftPlaceInvalid extends DomainError {
  readonly code = 'DRAFT_PLACE_INVALID';
  constructor() {
    super('There is no such place to write in.', { field: 'place' });
  }
}

/** The draft was changed elsewhere since the version that the sender had before them. */
export class DraftConflict extends DomainError {
  readonly code = 'DRAFT_CONFLICT';
  constructor(readonly kept: DraftRow) {
    super('This draft was changed on another device.', { field: 'version' });
  }
}

/** A member keeps as many drafts as one may. */
export class DraftsTooMany extends DomainError {
  readonly code = 'DRAFTS_TOO_MANY';
  constructor(most: number) {
    super(`At most ${most} drafts are kept. Discard some of them first.`);
  }
}
