import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** A word of the dictionary; `count` is exact up to a few and then says only that the word is usual. */
export interface KnownWord {
  word: string;
  count: number;
}

/** SQL that reads the dictionary of words, in the spaces given and nowhere else. */
@Injectable()
export class WordRepository {
  constructor(private readonly database: Database) {}

  /** Counts of those words that are in the dictionary. */
  async known(spaceIds: readonly string[], words: readonly string[]): Promise<Map<string, number>> {
    if (words.length === 0) return new Map();
    const rows = await this.database.query<KnownWord>(
      `SELECT word, sum(document_count)::int AS count FROM search_word
       WHERE space_id = ANY($1::uuid[]) AND word = ANY($2::text[]) GROUP BY word`,
      [spaceIds, words],
      'search_known_words',
    );
    return new Map(rows.map(({ word, count }) => [word, count]));
  }

  /** For each beginning, in the order asked, the words with at least `least` posts, at most 100. */
  async beginningWith(
    spaceIds: readonly string[],
    beginnings: readonly string[],
    least: number,
  ): Promise<string[][]> {
    if (beginnings.length === 0) return [];
    const rows = await this.database.query<{ words: string[] }>(
      `SELECT found.words FROM unnest($2::text[]) WITH ORDINALITY AS asked (beginning, place)
       CROSS JOIN LATERAL (SELECT COALESCE(array_agg(word), '{}') AS words FROM (
         SELECT w.word FROM search_word w
         WHERE w.space_id = ANY($1::uuid[]) AND w.word >= beginning COLLATE "C" AND w.word < (beginning || chr(1114111)) COLLATE "C"
         GROUP BY w.word HAVING sum(w.document_count) >= $3 LIMIT 100) AS some_words) AS found
       ORDER BY place`,
      [spaceIds, beginnings, least],
      'search_words_beginning',
    );
    return rows.map(({ words }) => words);
  }

  /** Words that look alike, the likest first, at most 100. */
  async similar(spaceIds: readonly string[], word: string, slips: number): Promise<KnownWord[]> {
    return this.database.query(
      'SELECT word, document_count::int AS count FROM search_similar_words($1::uuid[], $2, $3)',
      [spaceIds, word, slips],
      'search_similar_words',
    );
  }
}
