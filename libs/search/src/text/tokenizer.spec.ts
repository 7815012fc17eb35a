import { foldWord, tokenize } from './tokenizer.js';

const words = (text: string): string[] => tokenize(text).map(({ word }) => word);

describe('tokenize', () => {
  it.each([
    ['Les Données ouvertes', ['les', 'donnees', 'ouvertes']],
    ["l'eau d’ici", ['l', 'eau', 'd', 'ici']],
    ['peut-être, e-mail!', ['peut', 'etre', 'e', 'mail']],
    ['Œuvre ex æquo, Straße', ['oeuvre', 'ex', 'aequo', 'strasse']],
    ['e\u0301te\u0301 = été', ['ete', 'ete']],
    ['don\u200Bnées don\u00ADnées', ['donnees', 'donnees']],
    ['ﬁn 𝐇𝐞𝐥𝐥𝐨 Ça\u00A0va\u202F?', ['fin', 'hello', 'ca', 'va']],
    ['TV 3D h264 1 000,50', ['tv', '3d', 'h264', '1', '000', '50']],
    ['ΣΑΣ İstanbul', ['σασ', 'istanbul']],
    ['=1+1; "x" \uFEFF\u0301', ['1', '1', 'x']],
    ['', []],
  ])('splits and folds %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('says where each word stands in the text as it was given', () => {
    const text = '👍 « Données\u00A0» İİ ouvertes';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Données',
      'İİ',
      'ouvertes',
    ]);
  });

  it('cuts what is too long to be a word, alike in text and query', () => {
    expect(foldWord('A'.repeat(5_000))).toBe('a'.repeat(64));
    expect(foldWord('é'.repeat(5_000))).toBe('e'.repeat(64));
  });

  it('folds a long text in little time', () => {
    const started = performance.now();
    tokenize(`e${'\u0301'.repeat(39_000)} `.repeat(3));
    tokenize('données, '.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
