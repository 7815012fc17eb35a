import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Catalogue, ConsoleLocale } from './catalogue.js';
import { createTranslator, type Translator } from './translator.js';
import { typeset } from './typography.js';

const STORED = 'parvis.console.locale';

interface I18n extends Translator {
  setLocale: (locale: ConsoleLocale) => void;
}

const I18nContext = createContext<I18n | null>(null);

/** Only the language in use is downloaded. */
const LOADERS: Record<ConsoleLocale, () => Promise<Catalogue>> = {
  fr: async () => (await import('./fr/index.js')).fr,
  en: async () => (await import('./en/index.js')).en,
};

function preferred(): ConsoleLocale {
  const stored = localStorage.getItem(STORED);
  if (stored === 'fr' || stored === 'en') return stored;
  return navigator.languages.some((each) => each.startsWith('fr')) ? 'fr' : 'en';
}

/** Gives the tree its language; renders nothing until the catalogue is there. */
export function I18nProvider({ children }: { children: ReactNode }): ReactNode {
  const [locale, setLocale] = useState(preferred);
  const [catalogue, setCatalogue] = useState<{ locale: ConsoleLocale; texts: Catalogue } | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void LOADERS[locale]().then((texts) => {
      if (!isCurrent) return;
      document.documentElement.lang = locale;
      setCatalogue({ locale, texts: typeset(texts, locale) });
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);

  const choose = useCallback((next: ConsoleLocale) => {
    localStorage.setItem(STORED, next);
    setLocale(next);
  }, []);
  const value = useMemo<I18n | null>(
    () => catalogue && { ...createTranslator(catalogue.locale, catalogue.texts), setLocale: choose },
    [catalogue, choose],
  );
  return value && <I18nContext value={value}>{children}</I18nContext>;
}

/** The language of the screen. */
export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error('useI18n outside I18nProvider');
  return value;
}
