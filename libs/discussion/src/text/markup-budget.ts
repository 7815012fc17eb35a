/** Characters that make a Markdown parser work; ordinary prose has a few hundred in 40,000, source code some thousands. */
const MOST_MARKS = 6_000;
/** Every block costs its own parse, render and sanitising. */
const MOST_LINES = 3_000;
/** Every address is looked for, encoded and rendered. */
const MOST_ADDRESSES = 300;

/**
 * True for a text whose rendering is bounded to tens of milliseconds. Anything beyond is shown as the plain text it is:
 * 40,000 characters chosen for it keep the parser busy for more than half a second.
 */
export function isWithinMarkupBudget(text: string): boolean {
  return (
    !exceeds(text, /[*_`~[\]()<>&!\\|#]/g, MOST_MARKS) &&
    !exceeds(text, /\r\n|\r|\n/g, MOST_LINES) &&
    !exceeds(text, /:\/\/|www\.|\.(?:com|net|org|info|biz|xyz|io|eu|fr|uk)\b/gi, MOST_ADDRESSES)
  );
}

function exceeds(text: string, pattern: RegExp, most: number): boolean {
  let count = 0;
  for (const _ of text.matchAll(pattern)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}
