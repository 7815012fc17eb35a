import type { Part } from '../language.js';

/** What readers are told of quotes and earlier texts. */
export const QUOTES: Part = {
  fr: () => import('../../model/i18n/quotes.fr.js'),
  en: () => import('../../model/i18n/quotes.en.js'),
};
