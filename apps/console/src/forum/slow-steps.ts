import type { Translator } from '../i18n/translator.js';

/** Waits that are offered, in seconds. */
export const SLOW_STEPS = [10, 30, 60, 300, 900, 3_600, 21_600, 86_400] as const;

/** A wait in the largest unit that holds it whole. */
export function slowWords(seconds: number, t: Translator['t']): string {
  if (seconds % 3_600 === 0) return t('forum.slow.hours', { count: seconds / 3_600 });
  if (seconds % 60 === 0) return t('forum.slow.minutes', { count: seconds / 60 });
  return t('forum.slow.seconds', { count: seconds });
}
