/** Enough to join every thread of a page at once. */
const BURST = 60;
const PER_SECOND = 5;
/** Senseless packets a socket may send before it is closed. */
const MOST_STRIKES = 5;

/** What one socket may still send: a bucket that refills for honest haste, and strikes for what makes no sense. */
export class Allowance {
  private left = BURST;
  private strikes = 0;

  constructor(private refilledAt: number = Date.now()) {}

  /** Takes one request from the bucket; false when it is empty. */
  take(now: number = Date.now()): boolean {
    this.left = Math.min(BURST, this.left + ((now - this.refilledAt) / 1_000) * PER_SECOND);
    this.refilledAt = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  /** Counts a packet that is ignored; true when it was one too many. */
  strike(): boolean {
    this.strikes += 1;
    return this.strikes >= MOST_STRIKES;
  }
}
