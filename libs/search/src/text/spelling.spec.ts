import { isSlipOfTheHand, slipsBetween, spellingsOneSlipAway, toleratedSlips } from './spelling.js';

describe('spelling', () => {
  it.each([
    ['donnees', 'donnees', 0],
    ['donees', 'donnees', 1],
    ['ouvertse', 'ouvertes', 1],
    ['lampe', 'lanpe', 1],
    ['lampe', 'lamp', 1],
    ['numerqiue', 'numeriques', 2],
    ['abc', 'xyz', 3],
    ['', 'abc', 3],
  ])('counts the slips between %s and %s', (left, right, slips) => {
    expect(slipsBetween(left, right)).toBe(slips);
    expect(slipsBetween(right, left)).toBe(slips);
  });

  it('makes every spelling one slip away, and none further', () => {
    const spellings = spellingsOneSlipAway('lampe');
    for (const spelling of ['lamp', 'lampes', 'xlampe', 'lanpe', 'alampe', 'lapme', 'ampe'])
      expect(spellings).toContain(spelling);
    expect(spellings.every((spelling) => slipsBetween('lampe', spelling) === 1)).toBe(true);
    expect(spellingsOneSlipAway('привет')).toEqual([]);
  });

  it('forgives nothing in short words and in numbers', () => {
    expect(['eau', 'abcd', 'abcde', 'abcdefgh', 'abcdefghi', 'h264x5'].map(toleratedSlips)).toEqual([
      0, 0, 1, 1, 2, 0,
    ]);
  });

  it('tells a slip of the hand from another word', () => {
    expect(isSlipOfTheHand('donees', 'donnees')).toBe(true);
    expect(isSlipOfTheHand('numerqiue', 'numerique')).toBe(true);
    expect(isSlipOfTheHand('casse', 'passe')).toBe(false);
    expect(isSlipOfTheHand('casse', 'caisse')).toBe(false);
  });
});
