import { draftOf, SETTINGS } from './draft-of.js';
import { repeatedText } from './repeated-text.js';

const plainText = 'Profitez de notre offre, dix lampes pour le prix de neuf.';

describe('repeated-text', () => {
  it('holds a text its author has just posted', () => {
    expect(repeatedText.run(draftOf({ plainText, sameTextCount: 1 }), SETTINGS).outcome).toBe('hold');
  });

  it('lets a text pass the first time', () => {
    expect(repeatedText.run(draftOf({ plainText }), SETTINGS).outcome).toBe('pass');
  });

  it('lets short thanks be said three times', () => {
    const outcome = (sameTextCount: number) =>
      repeatedText.run(draftOf({ plainText: 'Merci beaucoup !', sameTextCount }), SETTINGS).outcome;
    expect([outcome(1), outcome(3), outcome(4)]).toEqual(['pass', 'pass', 'hold']);
  });

  it('does not take an edit for a repetition of itself', () => {
    const draft = draftOf({ plainText, sameTextCount: 1, isEdit: true });
    expect(repeatedText.run(draft, SETTINGS).outcome).toBe('pass');
  });
});
