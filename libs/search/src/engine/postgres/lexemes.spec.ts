import { phraseQuery, termQuery, vectorOf } from './lexemes.js';
import { hasStem, stemBaseOf } from './stem-base.js';

describe('lexemes', () => {
  it('writes words with their places and weights, and stems beside them', () => {
    const stems = new Map([
      ['lampe', ['lamp']],
      ['lampes', ['lamp']],
    ]);
    expect(vectorOf(['lampe'], 'A', ['lampes', 'lampes'], stems)).toBe(
      "'lampe':1A '/lamp':1A,9D,10D 'lampes':9D,10D",
    );
  });

  it('stays within the limits of a tsvector', () => {
    const vector = vectorOf(
      [],
      'A',
      Array.from({ length: 20_000 }, () => 'de'),
      new Map(),
    );
    expect(vector.split(',')).toHaveLength(255);
  });

  it('writes queries', () => {
    expect(termQuery({ words: ['a', 'b'], stems: ['c'], beginning: 'd' })).toBe("('a' | 'b' | '/c' | 'd':*)");
    expect(phraseQuery(['a', 'b'])).toBe("('a' <-> 'b')");
  });

  it('gives feminine participles the stem of the masculine, and leaves nouns alone', () => {
    expect(['cassee', 'cassees', 'casse', 'donnee', 'entrees', 'idee'].map(stemBaseOf)).toEqual([
      'casse',
      'casses',
      'casse',
      'donnee',
      'entrees',
      'idee',
    ]);
    expect(['h264', 'tv', '2015', 'eau'].map(hasStem)).toEqual([false, false, false, true]);
  });
});
