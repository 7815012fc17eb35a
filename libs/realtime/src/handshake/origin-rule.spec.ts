import { judgeOrigin } from './origin-rule.js';

const ALLOWED = ['https://www.brand.example'];
const host = 'forum.example';

describe('judgeOrigin', () => {
  it('knows its own pages by the host that was asked', () => {
    expect(judgeOrigin({ origin: 'https://forum.example', host }, [], undefined)).toBe('own');
  });

  it('goes by PUBLIC_URL alone where it is set', () => {
    const publicUrl = 'https://talk.brand.example';
    expect(judgeOrigin({ origin: publicUrl, host }, [], publicUrl)).toBe('own');
    expect(judgeOrigin({ origin: 'https://forum.example', host }, [], publicUrl)).toBe('refused');
  });

  it('lets an allowed page in as a guest', () => {
    expect(judgeOrigin({ origin: 'https://www.brand.example', host }, ALLOWED, undefined)).toBe('guest');
  });

  it.each([
    'https://brand.example',
    'http://www.brand.example',
    'https://www.brand.example:8443',
    'https://www.brand.example.evil.example',
    'https://evil.example',
    'null',
    '',
  ])('refuses the page of %p', (origin) => {
    expect(judgeOrigin({ origin, host }, ALLOWED, undefined)).toBe('refused');
  });

  it('takes a program without a cookie for a guest, and refuses one with a cookie', () => {
    expect(judgeOrigin({ host }, ALLOWED, undefined)).toBe('guest');
    expect(judgeOrigin({ host, cookie: 'a=b' }, ALLOWED, undefined)).toBe('refused');
  });

  it('takes a polling request without Origin for its own where the browser says so', () => {
    expect(judgeOrigin({ host, cookie: 'a=b', secFetchSite: 'same-origin' }, [], undefined)).toBe('own');
    expect(judgeOrigin({ host, cookie: 'a=b', secFetchSite: 'same-site' }, [], undefined)).toBe('refused');
  });
});
