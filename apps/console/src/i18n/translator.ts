import type { Catalogue, ConsoleLocale, Message, MessageKey, Values } from './catalogue.js';

/** Everything a screen says, counts or dates, in one language. */
export interface Translator {
  readonly locale: ConsoleLocale;
  t: <K extends MessageKey>(key: K, ...values: Values<K>) => string;
  number: (value: number) => string;
  date: (value: string | Date) => string;
  dateTime: (value: string | Date) => string;
  /** "3 hours ago", "yesterday", from two weeks on the date; always beside the exact time for who asks. */
  ago: (value: string | Date, now?: number) => string;
  /** `2026-03` → "March 2026", or "Mar" when short. */
  month: (value: string, style?: 'long' | 'short') => string;
  bytes: (value: number) => string;
  list: (values: readonly string[]) => string;
}

/** Beyond this a date says more than a distance. */
const LONG_AGO_MS = 14 * 86_400_000;

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Builds the translator of a locale; `region` follows the reader's own where the language allows. */
export function createTranslator(locale: ConsoleLocale, catalogue: Catalogue): Translator {
  const tag = navigator.languages.find((each) => each.startsWith(locale)) ?? locale;
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  const dateTimes = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const lists = new Intl.ListFormat(tag);
  const months = {
    long: new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }),
  };

  const show = (value: string | number | undefined): string =>
    typeof value === 'number' ? numbers.format(value) : (value ?? '');
  const form = (message: Message, count: string | number | undefined): string => {
    if (typeof message === 'string') return message;
    return plurals.select(Number(count)) === 'one' ? message.one : message.other;
  };

  return {
    locale,
    t: (key, ...values) => {
      const holes: Record<string, string | number> = values[0] ?? {};
      return form(catalogue[key], holes['count']).replace(/\{(\w+)\}/g, (_, name: string) =>
        show(holes[name]),
      );
    },
    number: (value) => numbers.format(value),
    date: (value) => dates.format(new Date(value)),
    dateTime: (value) => dateTimes.format(new Date(value)),
    ago: (value, now = Date.now()) => {
      if (Math.abs(new Date(value).getTime() - now) > LONG_AGO_MS) return dates.format(new Date(value));
      const seconds = Math.round((new Date(value).getTime() - now) / 1000);
      const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
      return step ? relative.format(Math.round(seconds / step[1]), step[0]) : relative.format(0, 'second');
    },
    month: (value, style = 'long') => months[style].format(new Date(`${value}-01T00:00:00Z`)),
    bytes: (value) => {
      const unit = value < 1_000_000 ? 'kilobyte' : value < 1_000_000_000 ? 'megabyte' : 'gigabyte';
      const size = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit,
        maximumFractionDigits: value < 10_000 ? 1 : 0,
      }).format(value / size);
    },
    list: (values) => lists.format(values),
  };
}
