import { foldedText } from './folded-text.js';

describe('foldedText', () => {
  it('reads full-width and Arabic-Indic digits as plain ones', () => {
    expect(foldedText('０６ ١٢')).toBe('06 12');
  });

  it('drops zero-width characters', () => {
    expect(foldedText('a\u200bb\u2060c\u00ad')).toBe('abc');
  });

  it('reads a no-break space as a space', () => {
    expect(foldedText('06\u00a012\u202f34')).toBe('06 12 34');
  });
});
