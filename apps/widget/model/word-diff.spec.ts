import { wordDiff } from './word-diff.js';

const shown = (before: string, after: string) =>
  wordDiff(before, after).map(({ kind, text }) => ({ same: '', added: '+', removed: '-' })[kind] + text);

describe('the difference of two texts', () => {
  it.each([
    ['le four chauffe', 'le four chauffe', ['le four chauffe']],
    ['le four chauffe', 'le four refroidit', ['le four ', '-chauffe', '+refroidit']],
    ['un deux trois', 'un trois', ['un ', '-deux ', 'trois']],
    ['', 'tout', ['+tout']],
    ['a b c d', 'x b y d', ['-a ', '+x ', 'b ', '-c ', '+y ', 'd']],
  ])('of %j and %j is %j', (before, after, runs) => {
    expect(shown(before, after)).toEqual(runs);
  });

  it('gives both texts back', () => {
    const [a, b] = ['un  deux\n\ntrois quatre', 'deux trois\ncinq quatre six'];
    const runs = wordDiff(a, b);
    expect(
      runs
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(a);
    expect(
      runs
        .filter(({ kind }) => kind !== 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toBe(b);
  });

  it('of the longest texts takes no longer than a moment', () => {
    const text = (word: string) => Array.from({ length: 8_000 }, (_, index) => `${word}${index}`).join(' ');
    const started = performance.now();
    expect(wordDiff(text('a'), text('b'))).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
