import { DomainError } from '#platform';

/** Absent, somebody else's, or of another community. */
export class ExportNotFound extends DomainError {
  readonly code = 'EXPORT_NOT_FOUND';
  constructor() {
    super('There is no such export.', { field: 'id' });
  }
}

/** The search text holds half a character: it can be neither kept nor found. */
export class QueryInvalidUnicode extends DomainError {
  readonly code = 'INVALID_UNICODE';
  constructor() {
    super('The text holds a lone surrogate.', { field: 'query' });
  }
}

/** The search text holds NUL. */
export class QueryHasNul extends DomainError {
  readonly code = 'NUL_NOT_ALLOWED';
  constructor() {
    super('The text holds a NUL character.', { field: 'query' });
  }
}

/** Nothing failed: somebody cancelled the export while it ran. */
export class ExportCancelled extends Error {}

/** The requester may not export any more. */
export class ExportRightLost extends Error {}
