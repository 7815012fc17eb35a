import { DomainError } from '#platform';

/** A requirement that no level has, or a value that nobody could reach. */
export class TrustRequirementInvalid extends DomainError {
  readonly code = 'TRUST_REQUIREMENT_INVALID';
  constructor(index: number) {
    super('A measure of that level, 0 to 100,000; percents up to 100.', { field: `requirements.${index}` });
  }
}

/** A newcomer wrote as much as one may on the first day. */
export class FirstDayLimit extends DomainError {
  readonly code = 'FIRST_DAY_LIMIT';
  constructor(most: number, what: 'threads' | 'replies') {
    super(`On the first day here, at most ${most} ${what}.`, {
      field: what === 'threads' ? 'spaceId' : 'threadId',
    });
  }
}

/** More links than a newcomer's message may have. */
export class TooManyLinks extends DomainError {
  readonly code = 'LINKS_TOO_MANY';
  constructor(most: number) {
    super(`At most ${most} links in a message, until the community knows you better.`, { field: 'body' });
  }
}
