import { titlePatternsOf } from './title-words.js';

describe('the words of a title that is looked for', () => {
  it('are looked for each by itself, once, and eight at most', () => {
    expect(titlePatternsOf('  lampe   bois lampe ')).toEqual(['%lampe%', '%bois%']);
    expect(titlePatternsOf('')).toEqual([]);
    expect(titlePatternsOf('1 2 3 4 5 6 7 8 9')).toHaveLength(8);
  });

  it('mean what they say, whatever SQL makes of them', () => {
    expect(titlePatternsOf('100% a_b c\\d')).toEqual(['%100\\%%', '%a\\_b%', '%c\\\\d%']);
  });
});
