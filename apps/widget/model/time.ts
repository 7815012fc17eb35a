const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "il y a 3 minutes" within a week, a plain date beyond. */
export function relativeTime(at: number, now: number, lang: string): string {
  const age = Math.max(0, now - at);
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  if (age < MINUTE) return format.format(0, 'second');
  if (age < HOUR) return format.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return format.format(-Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return format.format(-Math.floor(age / DAY), 'day');
  return new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** The instant in full, in the reader's time zone. */
export function exactTime(at: number, lang: string): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}
