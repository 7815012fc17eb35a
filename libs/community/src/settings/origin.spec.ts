import { OriginInvalid } from './community.errors.js';
import { originsOf } from './origin.js';

describe('allowed origins', () => {
  it.each([
    'https://brand.example',
    'https://shop.brand.example:8443',
    'http://localhost:5173',
    'http://[::1]:3000',
    'https://xn--lumire-6ua.example',
  ])('takes %s', (origin) => {
    expect(originsOf([origin])).toEqual([origin]);
  });

  it.each([
    'null',
    '*',
    '',
    'https://*.brand.example',
    'https://brand.example/',
    'https://brand.example/forum',
    'https://brand.example?x',
    'https://brand.example#x',
    'https://user@brand.example',
    'https://Brand.example',
    'https://brand.example:443',
    'https://lumière.example',
    'https://brand.example ',
    'brand.example',
    '//brand.example',
    'ftp://brand.example',
    'file://',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://brand.example,https://evil.example',
  ])('refuses %p', (origin) => {
    expect(() => originsOf(['https://brand.example', origin])).toThrow(OriginInvalid);
    try {
      originsOf(['https://brand.example', origin]);
    } catch (error) {
      expect((error as OriginInvalid).field).toBe('allowedOrigins.1');
    }
  });

  it('keeps each once', () => {
    expect(originsOf(['https://a.example', 'https://a.example'])).toEqual(['https://a.example']);
  });
});
