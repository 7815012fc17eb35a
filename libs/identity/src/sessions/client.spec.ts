import { clientOf, coarseAddress } from './client.js';

const GECKO = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('a client', () => {
  it.each([
    [GECKO, 'Firefox', 'Linux'],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`,
      'Safari',
      'iOS',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.4 Safari/605.1.15`,
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge',
      'Windows',
    ],
    ['curl/8.5.0', null, null],
  ])('is named in plain words: %s', (agent, browser, system) => {
    expect(clientOf({ ip: '203.0.113.77', headers: { 'user-agent': agent } })).toEqual({
      browser,
      system,
      network: '203.0.113.x',
    });
  });

  it('keeps a neighbourhood of its address only', () => {
    expect(coarseAddress('2001:db8:1:2::3')).toBe('2001:db8:1:x');
    expect(coarseAddress('::ffff:198.51.100.7')).toBe('198.51.100.x');
    expect(coarseAddress('unix:/run/forum')).toBeNull();
  });
});
