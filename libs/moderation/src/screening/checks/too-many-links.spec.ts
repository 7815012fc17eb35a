import { draftOf, SETTINGS } from './draft-of.js';
import { tooManyLinks } from './too-many-links.js';

const links = (count: number) => Array.from({ length: count }, (_, index) => `https://example.com/${index}`);

describe('too-many-links', () => {
  it('lets five links pass', () => {
    expect(tooManyLinks.run(draftOf({ links: links(5) }), SETTINGS).outcome).toBe('pass');
  });

  it('holds six, whoever wrote them', () => {
    const draft = draftOf({ links: links(6), author: { publishedCount: 500 } });
    expect(tooManyLinks.run(draft, SETTINGS).outcome).toBe('hold');
  });
});
