import { isEmptyQuery, parseQuery } from './query-parser.js';

describe('parseQuery', () => {
  it('reads words, phrases and exclusions', () => {
    expect(parseQuery('Données "open data" -gratuit -"à vendre" publiques ')).toEqual({
      words: ['donnees', 'publiques'],
      phrases: [['open', 'data']],
      excluded: [['gratuit'], ['a', 'vendre']],
      isLastWordOpen: false,
    });
  });

  it('drops function words where something else remains, and keeps them in phrases and alone', () => {
    expect(parseQuery("l'ouverture des données ").words).toEqual(['ouverture', 'donnees']);
    expect(parseQuery('"l\'ouverture des données"').phrases).toEqual([['l', 'ouverture', 'des', 'donnees']]);
    expect(parseQuery('de la ').words).toEqual(['de', 'la']);
  });

  it('takes French quotation marks for phrases, and an open one as going to the end', () => {
    expect(parseQuery('« données ouvertes »').phrases).toEqual([['donnees', 'ouvertes']]);
    expect(parseQuery('“données ouvertes').phrases).toEqual([['donnees', 'ouvertes']]);
  });

  it('excludes only where the minus begins a word', () => {
    expect(parseQuery('peut-être ').words).toEqual(['peut', 'etre']);
    expect(parseQuery('a - b -- --c ').excluded).toEqual([]);
    expect(parseQuery('tapis -l’eau ').excluded).toEqual([['l', 'eau']]);
  });

  it('leaves the last word open while it is being typed', () => {
    expect(parseQuery('données ouv').isLastWordOpen).toBe(true);
    expect(parseQuery('données ouv ').isLastWordOpen).toBe(false);
    expect(parseQuery('données "ouv"').isLastWordOpen).toBe(false);
    expect(parseQuery('ouv -données').isLastWordOpen).toBe(false);
    expect(parseQuery('tv').isLastWordOpen).toBe(false);
    expect(parseQuery('données de').isLastWordOpen).toBe(false);
  });

  it('makes nothing of what holds no word', () => {
    for (const text of ['', '  ', '"', '" "', '-', '-"', '«»', '!!! ', '\u0000', '\ud800'])
      expect(isEmptyQuery(parseQuery(text))).toBe(true);
  });

  it('reads a hostile query in little time', () => {
    const started = performance.now();
    for (const piece of ['"', '-"', '« ', 'a"', '- ', "'"]) parseQuery(piece.repeat(1_000));
    expect(performance.now() - started).toBeLessThan(300);
  });
});
