import { acceptBody, acceptTitle } from './source-text.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'accepted';
};

describe('accepting a text', () => {
  it.each([
    ['a lone high surrogate', 'a\ud83db', 'INVALID_UNICODE'],
    ['a lone low surrogate', '\ude00', 'INVALID_UNICODE'],
    ['a surrogate pair the wrong way round', '\ude00\ud83d', 'INVALID_UNICODE'],
    ['NUL', 'a\u0000b', 'NUL_NOT_ALLOWED'],
    ['nothing', '', 'BODY_EMPTY'],
    ['blanks', ' \t\r\n\u00a0\u202f\u3000', 'BODY_EMPTY'],
    ['invisible characters', '\u200b\ufeff\u2060', 'BODY_EMPTY'],
    ['40,001 characters', 'é'.repeat(40_001), 'BODY_TOO_LONG'],
    ['40,001 characters of two units', '𝄞'.repeat(40_001), 'BODY_TOO_LONG'],
  ])('refuses %s', (_, text, code) => expect(codeOf(() => acceptBody(text))).toBe(code));

  it.each([
    ['40,000 characters', 'é'.repeat(40_000)],
    ['40,000 characters of two units', '𝄞'.repeat(40_000)],
    ['a leading byte order mark', '\ufeffx'],
    ['blanks at both ends', '  x \r\n'],
    ['the replacement character', '\ufffd'],
    ['non-characters', '\ufffe\uffff\ufdd0'],
    ['control characters', '\u0001\u001b[31m'],
    ['decomposed letters', 'e\u0301'],
  ])('keeps %s to the byte', (_, text) => {
    const accepted = acceptBody(text);
    expect(accepted.bytes.equals(Buffer.from(text, 'utf8'))).toBe(true);
    expect(accepted.bytes.toString('utf8')).toBe(text);
  });

  it('counts a title in code points', () => {
    expect(acceptTitle('𝄞'.repeat(255))).toHaveLength(510);
    expect(codeOf(() => acceptTitle('a'.repeat(256)))).toBe('TITLE_TOO_LONG');
    expect(codeOf(() => acceptTitle('  '))).toBe('TITLE_EMPTY');
    expect(codeOf(() => acceptTitle('a\u0000'))).toBe('NUL_NOT_ALLOWED');
  });
});
