import { AllowanceExceeded, type TrustAllowance, type TrustLevel } from '#identity';
import { DomainError } from '#platform';

/** A requirement that no level has, or a value that nobody could reach. */
export class TrustRequirementInvalid extends DomainError {
  readonly code = 'TRUST_REQUIREMENT_INVALID';
  constructor(index: number) {
    super('A measure of that level, 0 to 100,000; percents up to 100.', { field: `requirements.${index}` });
  }
}

/** A newcomer wrote as much as one may on the first day. */
export class FirstDayLimit extends AllowanceExceeded {
  readonly code = 'FIRST_DAY_LIMIT';
  constructor(allowed: { limit: number; level: TrustLevel }, what: 'threads' | 'replies') {
    super(
      `On the first day here, at most ${allowed.limit} ${what} at trust level ${allowed.level}.`,
      allowed,
      what === 'threads' ? 'spaceId' : 'threadId',
    );
  }
}

/** More links than a message of this level may have. */
export class TooManyLinks extends AllowanceExceeded {
  readonly code = 'LINKS_TOO_MANY';
  constructor(limit: number, { level }: TrustAllowance) {
    super(`At most ${limit} links in a message at trust level ${level}.`, { limit, level }, 'body');
  }
}

/** More members are named than a message of this level may call at once. */
export class MentionsTooMany extends AllowanceExceeded {
  readonly code = 'MENTIONS_TOO_MANY';
  constructor({ mentionsPerPost: limit, level }: TrustAllowance) {
    super(`At most ${limit} members named in a message at trust level ${level}.`, { limit, level }, 'body');
  }
}
