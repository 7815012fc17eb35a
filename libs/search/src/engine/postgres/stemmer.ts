import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { hasStem, stemBaseOf } from './stem-base.js';

/** About 10 MB at most; a language's everyday words fit many times. */
const REMEMBERED_WORDS = 100_000;

/**
 * French and English stems of folded words, by Postgres' own dictionaries. Stems never change while a process runs, so
 * they are remembered: most searches ask nothing.
 */
@Injectable()
export class Stemmer {
  private readonly remembered = new Map<string, readonly string[]>();

  constructor(private readonly database: Database) {}

  /** Distinct stems of each word, none for numbers and very short words. One statement at most. */
  async stemsOf(words: Iterable<string>): Promise<ReadonlyMap<string, readonly string[]>> {
    const wanted = [...new Set(words)];
    const unknown = wanted.filter((word) => hasStem(word) && !this.remembered.has(word));
    const fresh = unknown.length > 0 ? await this.ask(unknown) : new Map<string, readonly string[]>();
    const stems = new Map(wanted.map((word) => [word, fresh.get(word) ?? this.remembered.get(word) ?? []]));
    if (this.remembered.size + fresh.size > REMEMBERED_WORDS) this.remembered.clear();
    for (const [word, found] of fresh) this.remembered.set(word, found);
    return stems;
  }

  private async ask(words: readonly string[]): Promise<Map<string, readonly string[]>> {
    const rows = await this.database.query<{ french: string | null; english: string | null }>(
      `SELECT (ts_lexize('search_french', base))[1] AS french, (ts_lexize('search_english', base))[1] AS english
       FROM unnest($1::text[]) WITH ORDINALITY AS asked (base, place) ORDER BY place`,
      [words.map(stemBaseOf)],
      'search_stems',
    );
    return new Map(
      words.map((word, index) => {
        const { french, english } = rows[index] ?? { french: null, english: null };
        return [word, [...new Set([french ?? word, english ?? word])]];
      }),
    );
  }
}
