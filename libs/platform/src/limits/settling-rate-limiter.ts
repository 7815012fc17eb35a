import { RateLimiter, type RateRule, type RateSubject, type RateVerdict } from './rate-limiter.js';

/** How long what was spent here is kept from the others: they may overrun a budget by as much. */
const SETTLE_MS = 250;

interface Account {
  readonly subject: RateSubject;
  readonly rule: RateRule;
  points: number;
}

/**
 * Answers at once from what this process knows, and settles with the others afterwards, all subjects together four
 * times a second: a budget that is used up anywhere is used up here at the next settling. No request waits for Redis.
 */
export class SettlingRateLimiter extends RateLimiter {
  private readonly open = new Map<string, Account>();
  /** Milliseconds since the epoch until which a subject is refused, by key. */
  private readonly refused = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly own: RateLimiter,
    private readonly shared: RateLimiter,
  ) {
    super();
  }

  async consume(subject: RateSubject, rule: RateRule, cost = 1): Promise<RateVerdict> {
    const key = `${subject[0]}:${subject[1]}:${rule.points}/${rule.seconds}`;
    const waitMs = (this.refused.get(key) ?? 0) - Date.now();
    if (waitMs > 0) return { allowed: false, retryAfterSeconds: Math.ceil(waitMs / 1_000), remaining: 0 };
    const account = this.open.get(key);
    if (account) account.points += cost;
    else this.open.set(key, { subject, rule, points: cost });
    this.timer ??= setTimeout(() => void this.settle(), SETTLE_MS).unref();
    return this.own.consume(subject, rule, cost);
  }

  private async settle(): Promise<void> {
    this.timer = null;
    const accounts = [...this.open];
    this.open.clear();
    const now = Date.now();
    for (const [key, until] of this.refused) if (until <= now) this.refused.delete(key);
    await Promise.all(
      accounts.map(async ([key, { subject, rule, points }]) => {
        const verdict = await this.shared.consume(subject, rule, points);
        if (!verdict.allowed) this.refused.set(key, now + verdict.retryAfterSeconds * 1_000);
      }),
    );
  }
}
