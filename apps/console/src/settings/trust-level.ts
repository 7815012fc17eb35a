import type { MessageKey } from '../i18n/catalogue.js';

/** Levels, lowest first; the highest is given by hand. */
export const TRUST_LEVELS = [0, 1, 2, 3, 4] as const;

/** The text that names a level. */
export function trustNameKey(level: number): MessageKey & `trust.level.${number}` {
  return `trust.level.${(TRUST_LEVELS.find((each) => each === level) ?? 0) as 0}`;
}
