import { dayOf, exactInstant } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';

/** A day in words, with the exact instant on hover; the page's script makes recent ones relative. */
export function Time({ at, language }: { at: Date; language: Language }) {
  return (
    // To the second: a page of twenty posts is to stay under 40 kB.
    <time dateTime={`${at.toISOString().slice(0, 19)}Z`} title={exactInstant(at, language)}>
      {dayOf(at, language)}
    </time>
  );
}
