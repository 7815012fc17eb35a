import { highlight } from './highlighter.js';
import { tokenize } from './tokenizer.js';

const marked = (text: string, wanted: string[], phrases: string[][] = []): string[] =>
  highlight(tokenize(text), (word) => wanted.includes(word), phrases).map(({ start, length }) =>
    text.slice(start, start + length),
  );

describe('highlight', () => {
  it('marks words where they stand, whatever comes before them', () => {
    expect(marked('👨‍👩‍👧 Les Données, données !', ['donnees'])).toEqual(['Données', 'données']);
  });

  it('marks a phrase as one stretch, and merges what overlaps', () => {
    expect(marked('des données ouvertes ici', ['donnees'], [['donnees', 'ouvertes']])).toEqual([
      'données ouvertes',
    ]);
    expect(marked('a b a b a', [], [['a', 'b', 'a']])).toEqual(['a b a b a']);
  });

  it('marks nothing where a phrase is broken off', () => {
    expect(marked('données très ouvertes', [], [['donnees', 'ouvertes']])).toEqual([]);
    expect(marked('données', [], [['donnees', 'ouvertes']])).toEqual([]);
  });
});
