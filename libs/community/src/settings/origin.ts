import { OriginInvalid, SettingInvalid } from './community.errors.js';

const MOST_ORIGINS = 50;

/**
 * Origins as a browser serialises them (RFC 6454 §6.2), each once: they are compared byte by byte with what requests
 * say. Throws OriginInvalid.
 */
export function originsOf(texts: readonly string[]): string[] {
  if (texts.length > MOST_ORIGINS)
    throw new SettingInvalid(`At most ${MOST_ORIGINS} origins.`, { field: 'allowedOrigins' });
  texts.forEach((text, index) => {
    if (!isExactOrigin(text)) throw new OriginInvalid(index);
  });
  return [...new Set(texts)];
}

function isExactOrigin(text: string): boolean {
  if (text.includes('*') || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text;
}
