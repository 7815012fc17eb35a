import { matchingStep, newTotpSecret, otpauthUrl, secretText } from './totp.js';

/** The secret of the test vectors in RFC 6238, appendix B. */
const SECRET = Buffer.from('12345678901234567890');

describe('one-time codes', () => {
  it.each([
    [59_000, '287082'],
    [1_111_111_109_000, '081804'],
    [1_234_567_890_000, '005924'],
    [20_000_000_000_000, '353130'],
  ])('are those of RFC 6238 at %i', (now, code) => {
    expect(matchingStep(SECRET, code, now)).toBe(Math.floor(now / 30_000));
  });

  it('count one step before and one after, and no more', () => {
    const at = (steps: number) => matchingStep(SECRET, '081804', 1_111_111_109_000 + steps * 30_000);
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, 37037036, 37037036, 37037036, null]);
  });

  it('may hold the space that apps put in the middle, and nothing else', () => {
    expect(matchingStep(SECRET, '287 082', 59_000)).toBe(1);
    for (const bad of ['287083', '', '28708', '2870821', '２８７０８２'])
      expect(matchingStep(SECRET, bad, 59_000)).toBeNull();
  });

  it('come from a secret that one can type or scan', () => {
    expect(newTotpSecret()).toHaveLength(20);
    expect(secretText(SECRET)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    const url = new URL(otpauthUrl(SECRET, 'claire@brand.example'));
    expect(url.protocol).toBe('otpauth:');
    expect(url.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(decodeURIComponent(url.pathname)).toBe('/Parvis:claire@brand.example');
  });
});
