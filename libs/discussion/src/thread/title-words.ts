const MOST_WORDS = 8;

/** What a title has to hold, each of them anywhere: patterns for LIKE, to be folded as titles are. */
export function titlePatternsOf(text: string): string[] {
  const words = [...new Set(text.split(/\s+/u).filter(Boolean))].slice(0, MOST_WORDS);
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}
