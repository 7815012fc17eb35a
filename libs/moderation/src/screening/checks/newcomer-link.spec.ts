import { draftOf, SETTINGS } from './draft-of.js';
import { newcomerLink } from './newcomer-link.js';

const links = ['https://example.com/'];

describe('newcomer-link', () => {
  it('holds a link from an author below the threshold', () => {
    const draft = draftOf({ links, author: { publishedCount: 1 } });
    expect(newcomerLink.run(draft, SETTINGS).outcome).toBe('hold');
  });

  it('lets a newcomer’s plain words pass', () => {
    expect(newcomerLink.run(draftOf({ author: { publishedCount: 0 } }), SETTINGS).outcome).toBe('pass');
  });

  it('lets links pass from the threshold on', () => {
    const draft = draftOf({ links, author: { publishedCount: 2 } });
    expect(newcomerLink.run(draft, SETTINGS).outcome).toBe('pass');
  });

  it('is off where the community asks for no posts first', () => {
    const draft = draftOf({ links, author: { publishedCount: 0 } });
    expect(newcomerLink.run(draft, { newcomerPostThreshold: 0 }).outcome).toBe('pass');
  });
});
