import { DomainError } from '#platform';

/** Postgres is the only engine: there is no index to look after. */
export class SearchServerMissing extends DomainError {
  readonly code = 'SEARCH_SERVER_MISSING';
  constructor() {
    super('There is no search server: the database answers the searches.');
  }
}

/** The same work waits or runs already. */
export class SearchWorkUnderWay extends DomainError {
  readonly code = 'SEARCH_WORK_UNDER_WAY';
  constructor() {
    super('This is under way already.');
  }
}

/** Nothing that somebody asked for is under way. */
export class SearchWorkOver extends DomainError {
  readonly code = 'SEARCH_WORK_OVER';
  constructor() {
    super('There is nothing to call off: it has ended, or the install began it because it must.');
  }
}
