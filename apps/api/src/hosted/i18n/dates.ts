import type { Language } from './language.js';

/** A format is dear to make and cheap to use; a page has dozens of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  language: Language,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language}/${name}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

/** A day, as one writes it in a letter: the same for every reader, so that a cached page stays true. */
export function dayOf(instant: Date, language: Language): string {
  return formatOf(language, 'day', { day: 'numeric', month: 'short', year: 'numeric' }).format(instant);
}

/** A month in words, and its year. */
export function monthOf(instant: Date, language: Language): string {
  return formatOf(language, 'month', { month: 'long', year: 'numeric' }).format(instant);
}

/** The instant in full, in UTC; the page's script adds the reader's own clock. */
export function exactInstant(instant: Date, language: Language): string {
  return `${formatOf(language, 'exact', { dateStyle: 'long', timeStyle: 'short' }).format(instant)} UTC`;
}
