import { AccessError } from '../errors/domain-error.js';

/** A budget is used up. Ends the whole operation; HTTP says 429 and Retry-After. */
export class RateLimited extends AccessError {
  readonly code = 'RATE_LIMITED';

  constructor(
    readonly retryAfterSeconds: number,
    limit: string,
  ) {
    super(`Too many requests. Try again in ${retryAfterSeconds} s.`, { details: { limit }, level: 'info' });
  }

  override get answerDetails(): Readonly<Record<string, number>> {
    return { retryAfterSeconds: this.retryAfterSeconds };
  }
}
