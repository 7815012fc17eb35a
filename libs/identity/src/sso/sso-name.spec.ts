import { SsoTokenInvalid } from './sso.errors.js';
import { displayNameFromBrand } from './sso-name.js';

describe('a name the brand sends', () => {
  it.each([
    [null, null],
    ['', null],
    [' \u200b\u202e ', null],
    [' Camille  Dupont ', 'Camille Dupont'],
    ['Camille\nDupont', 'Camille Dupont'],
    ['nimda\u202e', 'nimda'],
    ['é'.normalize('NFD'), 'é'],
    ['😀'.repeat(61), '😀'.repeat(60)],
  ])('%j becomes %j', (name, shown) => {
    expect(displayNameFromBrand(name)).toBe(shown);
  });

  it.each(['a\0b', 'a\ud800'])('is refused when no database can keep it', (name) => {
    expect(() => displayNameFromBrand(name)).toThrow(SsoTokenInvalid);
  });
});
