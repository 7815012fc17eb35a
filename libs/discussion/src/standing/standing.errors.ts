import { DomainError } from '#platform';

/** Threads pinned at one place at a time. */
export const MOST_PINNED = 5;
/** Bounds of the seconds between two posts of one member. */
export const SLOW_MODE_SECONDS = { least: 10, most: 86_400 } as const;

/** Enough is pinned there. */
export class PinLimitReached extends DomainError {
  readonly code = 'PIN_LIMIT_REACHED';
  constructor() {
    super(`At most ${MOST_PINNED} threads are pinned in one place.`, { field: 'scope' });
  }
}

/** A pin that would be over before it began. */
export class PinDateInvalid extends DomainError {
  readonly code = 'PIN_DATE_INVALID';
  constructor() {
    super('A pin ends in the future, or never.', { field: 'until' });
  }
}

/** Too short or too long. */
export class SlowModeInvalid extends DomainError {
  readonly code = 'SLOW_MODE_INVALID';
  constructor() {
    super(`${SLOW_MODE_SECONDS.least} to ${SLOW_MODE_SECONDS.most} seconds.`, { field: 'seconds' });
  }
}

/** The member's last message in this thread is too recent. */
export class SlowMode extends DomainError {
  readonly code = 'SLOW_MODE';
  constructor(readonly waitSeconds: number) {
    super(`Messages in this thread are spaced out. Try again in ${waitSeconds} s.`, { level: 'debug' });
  }

  override get answerDetails(): Readonly<Record<string, number>> {
    return { retryAfterSeconds: this.waitSeconds };
  }
}
