const LONGEST_PRODUCT = 100;

/** A product as it was written, and as it is compared. */
export interface ProductKey {
  key: string;
  folded: string;
}

/**
 * Case, the width of letters and of spaces make no other product; accents do. Null for what is none: nothing to read, more
 * than 100 characters, or one that nobody sees.
 */
export function productKeyOf(text: string): ProductKey | null {
  if (!(text as string & { isWellFormed(): boolean }).isWellFormed()) return null;
  const key = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const folded = key.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
  // Control and format characters would make two keys that look alike.
  const isFit = folded !== '' && [...key].length <= LONGEST_PRODUCT && !/[\p{Cc}\p{Cf}\p{Co}]/u.test(key);
  return isFit ? { key, folded } : null;
}
