import { SettingInvalid } from './community.errors.js';

const SPOKEN = new Set(['fr', 'en']);
const MOST_LOCALES = 20;

/** BCP 47 tags in canonical form, each once, of languages the install speaks. Throws SettingInvalid. */
export function localesOf(tags: readonly string[]): string[] {
  const canonical = [...new Set(tags.map(canonicalOf))];
  if (canonical.length === 0 || canonical.length > MOST_LOCALES)
    throw new SettingInvalid(`1 to ${MOST_LOCALES} locales.`, { field: 'locales' });
  return canonical;
}

/** One tag, which must be among the locales. Throws SettingInvalid. */
export function defaultLocaleOf(tag: string, locales: readonly string[]): string {
  const canonical = canonicalOf(tag);
  if (!locales.includes(canonical))
    throw new SettingInvalid('The default locale is one of the locales.', { field: 'defaultLocale' });
  return canonical;
}

function canonicalOf(tag: string): string {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag);
    if (SPOKEN.has(new Intl.Locale(canonical).language)) return canonical;
  } catch {
    // Not a tag at all: the same refusal.
  }
  throw new SettingInvalid('French and English only, as BCP 47 tags.', { field: 'locales' });
}
