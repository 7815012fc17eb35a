/** So many points within a window that begins with the first of them. */
export interface RateRule {
  readonly points: number;
  readonly seconds: number;
}

/** What became of a wish to spend points. */
export interface RateVerdict {
  readonly allowed: boolean;
  /** Whole seconds until the window ends, at least 1; 0 when allowed. */
  readonly retryAfterSeconds: number;
  readonly remaining: number;
}

/** What is counted: `second-factor`, and whose. */
export type RateSubject = readonly [kind: string, value: string];

/**
 * Counts points per subject: in this process alone, or in all of them together over Redis. Counts what is refused too.
 * Never fails and never waits long: without Redis each process counts by itself meanwhile.
 */
export abstract class RateLimiter {
  abstract consume(subject: RateSubject, rule: RateRule, cost?: number): Promise<RateVerdict>;
}
