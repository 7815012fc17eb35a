import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Search1763700000006 implements MigrationInterface {
  name = 'Search1763700000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gin;
      -- Stemmers without stop words: our own words are folded first, and function words are the query's business.
      CREATE TEXT SEARCH DICTIONARY search_french (TEMPLATE = snowball, LANGUAGE = french);
      CREATE TEXT SEARCH DICTIONARY search_english (TEMPLATE = snowball, LANGUAGE = english);

      -- The Postgres engine's index: one row per published post. Derived from post and revision; may be dropped and rebuilt.
      CREATE TABLE search_document (
        post_id uuid PRIMARY KEY,
        revision_id uuid NOT NULL,
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        thread_id uuid NOT NULL,
        published_at timestamptz NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        vector tsvector NOT NULL
      ) WITH (toast_tuple_target = 128);
      CREATE INDEX search_document_vector ON search_document USING gin (vector, community_id) WITH (fastupdate = off);
      CREATE INDEX search_document_date ON search_document (community_id, published_at, post_id);

      -- Words written in a space, folded, for corrections. document_count stops at 8: enough to know a word as usual,
      -- and everyday words are not written again with every post. It is not lowered: whoever corrects looks in the index.
      CREATE TABLE search_word (
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        word text COLLATE "C" NOT NULL,
        document_count smallint NOT NULL,
        PRIMARY KEY (space_id, word)
      );
      CREATE INDEX search_word_similar ON search_word USING gin (word gin_trgm_ops, space_id);
      -- Two slips leave a word of nine letters with a fifth of its trigrams: below pg_trgm's usual threshold.
      CREATE FUNCTION search_similar_words(spaces uuid[], asked text, slips integer)
      RETURNS TABLE (word text, document_count bigint)
      LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.17 AS $$
        SELECT w.word, sum(w.document_count) FROM search_word w
        WHERE w.word % asked AND w.space_id = ANY(spaces) AND w.word <> asked
          AND length(w.word) BETWEEN length(asked) - slips AND length(asked) + slips
        GROUP BY w.word ORDER BY similarity(w.word, asked) DESC LIMIT 100
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION search_similar_words;
      DROP TABLE search_word, search_document;
      DROP TEXT SEARCH DICTIONARY search_french;
      DROP TEXT SEARCH DICTIONARY search_english;
      DROP EXTENSION btree_gin;
    `);
  }
}
