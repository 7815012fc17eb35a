import { messagesEn } from './messages.en.js';
import { type Messages, messagesFr } from './messages.fr.js';

/** Languages that the pages speak. */
export type Language = 'fr' | 'en';

const CATALOGUES: Readonly<Record<Language, Messages>> = { fr: messagesFr, en: messagesEn };

/** Every language of the pages. */
export const LANGUAGES = Object.keys(CATALOGUES) as Language[];

/** The words of one language. */
export function messagesOf(language: Language): Messages {
  return CATALOGUES[language];
}

function isLanguage(text: unknown): text is Language {
  return typeof text === 'string' && text in CATALOGUES;
}

interface LanguageWish {
  /** `?lang=` of the address, which wins. */
  asked?: unknown;
  /** The choice made earlier. */
  remembered?: string;
  acceptLanguage?: string;
  /** Language of the community where nothing else decides. */
  fallback: string;
}

/** The language of a page: what the reader chose, else what the browser prefers, else the community's own. */
export function chooseLanguage(wish: LanguageWish): Language {
  if (isLanguage(wish.asked)) return wish.asked;
  if (isLanguage(wish.remembered)) return wish.remembered;
  const preferred = preferences(wish.acceptLanguage ?? '').find(isLanguage);
  if (preferred) return preferred;
  return isLanguage(wish.fallback) ? wish.fallback : 'en';
}

/** Primary subtags of Accept-Language, the most wanted first (RFC 9110 §12.5.4). */
function preferences(header: string): string[] {
  return header
    .slice(0, 300)
    .split(',')
    .map((part, index) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { tag: range.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ tag }) => tag);
}
