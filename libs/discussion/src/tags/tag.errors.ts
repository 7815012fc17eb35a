import { DomainError } from '#platform';

/** The community has no such tag that the actor may see. */
export class TagNotFound extends DomainError {
  readonly code = 'TAG_NOT_FOUND';
  constructor(field = 'id') {
    super('There is no such tag.', { field });
  }
}

/** Threads of the space may not have this tag. */
export class TagNotAllowed extends DomainError {
  readonly code = 'TAG_NOT_ALLOWED';
  constructor() {
    super("Threads of this space take no tags, or those of the community's list only.", { field: 'tags' });
  }
}

/** Another tag of the community has this name, or has had it. */
export class TagNameTaken extends DomainError {
  readonly code = 'TAG_NAME_TAKEN';
  constructor() {
    super('Another tag has this name. Merge the two if they mean the same.', { field: 'name' });
  }
}
