/** Longest folded tag, in code points. */
const LONGEST_TAG = 40;

/**
 * A tag as it is kept and compared: small letters without marks, words joined by a hyphen, no leading `#`. Null for a
 * text that leaves nothing, or too much.
 */
export function foldTag(text: string): string | null {
  if (text.length > 500 || /[\0\p{Cs}]/u.test(text)) return null;
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
    .replace(/^#+/, '')
    .trim()
    .replace(/[\s_-]+/g, '-')
    .replace(/[^\p{L}\p{N}.+#-]/gu, '')
    .replace(/^-+|-+$/g, '');
  const { length } = [...folded];
  return length > 0 && length <= LONGEST_TAG ? folded : null;
}
