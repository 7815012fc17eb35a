import { foldedTagOf } from './tag-name.js';

describe('the name of a tag', () => {
  it.each([
    ['Été', 'ete'],
    ['#Machine  à Café', 'machine a cafe'],
    ['  C++ ', 'c++'],
    ['c#', 'c#'],
    ['ﬁltre', 'filtre'],
    ['日本語', '日本語'],
  ])('compares %p as %p', (text, folded) => {
    expect(foldedTagOf(text)).toBe(folded);
  });

  it.each(['', '  ', '#', '\0', 'a\ud800', 'a\u202eb', 'a'.repeat(31), 'x'.repeat(10_000)])(
    'refuses %p',
    (text) => {
      expect(foldedTagOf(text)).toBeNull();
    },
  );

  it('changes nothing of what it has folded', () => {
    for (const text of ['#Été d’or', 'A  B', 'ﬃ'])
      expect(foldedTagOf(String(foldedTagOf(text)))).toBe(foldedTagOf(text));
  });
});
