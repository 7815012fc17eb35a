import type { RateRule } from './rate-limiter.js';

/** What RATE_LIMITS says. */
export interface LimitSettings {
  readonly isOn: boolean;
  /** Every limit times this. */
  readonly factor: number;
  /** Limits given by name; the factor does not apply to them. */
  readonly rules: Readonly<Record<string, RateRule>>;
}

const FACTOR = /^(?:x)?(\d+(?:\.\d+)?)$/;
const RULE = /^([a-z][a-z-]*)=(\d{1,9})\/(\d{1,6})$/;

/**
 * Reads `off`, a factor (`4`), limits by name (`search=60/30`: points per seconds), or several with commas between.
 * Throws an Error that does not repeat the value.
 */
export function parseLimitSettings(text: string): LimitSettings {
  if (text.trim() === 'off') return { isOn: false, factor: 1, rules: {} };
  let factor = 1;
  const rules: Record<string, RateRule> = {};
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [, times] = FACTOR.exec(part) ?? [];
    const [, name, points, seconds] = RULE.exec(part) ?? [];
    if (times !== undefined && Number(times) > 0) factor = Number(times);
    else if (name !== undefined && Number(points) > 0 && Number(seconds) > 0) {
      rules[name] = { points: Number(points), seconds: Number(seconds) };
    } else throw new Error('expected off, a factor such as 2, or name=points/seconds, with commas between');
  }
  return { isOn: true, factor, rules };
}
