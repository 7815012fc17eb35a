import { linksIn } from './links-in.js';

const OWN = 'https://forum.brand.example';

describe('links of a message', () => {
  it('finds pages elsewhere, each once, three at most', () => {
    const html = ['a', 'b', 'a', 'c', 'd'].map(
      (name) => `<p><a href="https://x.example/${name}?x=1&amp;y">x</a></p>`,
    );
    expect(linksIn(html.join(''), OWN)).toEqual(
      ['a', 'b', 'c'].map((name) => `https://x.example/${name}?x=1&y`),
    );
  });

  it('passes over what is no page elsewhere', () => {
    const html = ['mailto:a@b.example', '/relative', '#p', `${OWN}/c/x`, 'ftp://x.example', 'javascript:1']
      .map((href) => `<a href="${href}">x</a>`)
      .join('');
    expect(linksIn(html, OWN)).toEqual([]);
    expect(linksIn('<p>https://x.example/ as text</p>', OWN)).toEqual([]);
  });
});
