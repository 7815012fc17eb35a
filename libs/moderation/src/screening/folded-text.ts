/**
 * The text as a reader sees it: compatibility forms made plain (full-width digits, styled letters, no-break spaces),
 * every script's digits as 0-9, invisible characters gone. Checks read this copy; what the author wrote stays as it is.
 */
export function foldedText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\p{Nd}/gu, toAsciiDigit);
}

/** Unicode keeps the ten digits of a script together and in order, 0 first; so the zero is found by walking back. */
function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
