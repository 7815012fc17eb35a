import type { Catalogue, Message } from './catalogue.js';

const NARROW_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';

const curl = (text: string): string => text.replaceAll("'", '’').replaceAll('...', '…');

/** Spaces before high punctuation and inside guillemets, as the Imprimerie nationale's rules have them. */
const french = (text: string): string =>
  text
    .replace(/ ([;!?])/g, `${NARROW_SPACE}$1`)
    .replace(/ ([:%€])/g, `${NO_BREAK_SPACE}$1`)
    .replaceAll('« ', `«${NO_BREAK_SPACE}`)
    .replaceAll(' »', `${NO_BREAK_SPACE}»`);

/** The catalogue with the typography of its language, so that authors type plain spaces and apostrophes. */
export function typeset(catalogue: Catalogue, locale: string): Catalogue {
  const set = (text: string): string => (locale === 'fr' ? french(curl(text)) : curl(text));
  const entries = Object.entries(catalogue).map(([key, message]: [string, Message]) => [
    key,
    typeof message === 'string' ? set(message) : { one: set(message.one), other: set(message.other) },
  ]);
  return Object.fromEntries(entries) as Catalogue;
}
