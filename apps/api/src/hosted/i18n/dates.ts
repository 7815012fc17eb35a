import type { Language } from './language.js';

/** A day, as one writes it in a letter: the same for every reader, so that a cached page stays true. */
export function dayOf(instant: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(instant);
}

/** The instant in full, in UTC; the page's script adds the reader's own clock. */
export function exactInstant(instant: Date, language: Language): string {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${text.format(instant)} UTC`;
}
