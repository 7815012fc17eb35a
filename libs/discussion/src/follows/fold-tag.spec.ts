import { foldTag } from './fold-tag.js';

describe('foldTag', () => {
  it.each([
    ['Été', 'ete'],
    ['#Machine à Café', 'machine-a-cafe'],
    ['  C++ ', 'c++'],
    ['c#', 'c#'],
    ['ﬁltre', 'filtre'],
    ['un_deux--trois', 'un-deux-trois'],
    ['日本語', '日本語'],
  ])('folds %p to %p', (text, folded) => {
    expect(foldTag(text)).toBe(folded);
  });

  it.each(['', '  ', '#', '—', '\0', 'a\ud800', 'a'.repeat(41), 'x'.repeat(10_000)])('refuses %p', (text) => {
    expect(foldTag(text)).toBeNull();
  });

  it('changes nothing of what it has folded', () => {
    for (const text of ['#Été d’or', 'A  B', 'ﬃ']) expect(foldTag(String(foldTag(text)))).toBe(foldTag(text));
  });
});
