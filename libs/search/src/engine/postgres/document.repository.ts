import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { SearchDocument } from '../search-engine.js';

/** At this count a word is usual, and no longer counted. */
export const USUAL_WORD_COUNT = 8;

/** A document with what the index derives from it. */
export interface IndexedDocument extends SearchDocument {
  readonly vector: string;
  readonly words: readonly string[];
}

/** A word in a space. */
export interface SpaceWord {
  readonly spaceId: string;
  readonly word: string;
}

/** What is learnt from a document. */
export type DocumentWords = Pick<IndexedDocument, 'postId' | 'communityId' | 'spaceId' | 'words'>;

/** SQL that writes the index. */
@Injectable()
export class DocumentRepository {
  /**
   * Counts the words that are new to their post, before the documents themselves are written. Answers those of the words
   * that are usual in their space, now or as soon as this is committed.
   */
  async learnWords(tx: Tx, documents: readonly DocumentWords[]): Promise<SpaceWord[]> {
    return tx.query<SpaceWord>(
      `WITH given AS MATERIALIZED (
         SELECT post_id, community_id, space_id, word.value AS word
         FROM (SELECT unnest($1::uuid[]) AS post_id, unnest($2::uuid[]) AS community_id, unnest($3::uuid[]) AS space_id,
                      unnest($4::text[])::jsonb AS words) document
         CROSS JOIN LATERAL jsonb_array_elements_text(words) word
       ), usual AS MATERIALIZED (
         SELECT u.space_id, u.word FROM (SELECT DISTINCT space_id, word FROM given) g
         JOIN search_word u ON u.space_id = g.space_id AND u.word = g.word WHERE u.document_count = ${USUAL_WORD_COUNT}
       ), counted AS (
         INSERT INTO search_word AS w (community_id, space_id, word, document_count)
         SELECT community_id, space_id, word, LEAST(count(*), ${USUAL_WORD_COUNT}) FROM given
         WHERE NOT EXISTS (SELECT 1 FROM usual u WHERE u.space_id = given.space_id AND u.word = given.word)
           AND NOT EXISTS (SELECT 1 FROM search_document d WHERE d.post_id = given.post_id AND d.space_id = given.space_id
                           AND d.vector @@ quote_literal(given.word)::tsquery)
         GROUP BY community_id, space_id, word
         ORDER BY space_id, word
         ON CONFLICT (space_id, word)
         DO UPDATE SET document_count = LEAST(w.document_count + excluded.document_count, ${USUAL_WORD_COUNT})
         RETURNING w.space_id, w.word, w.document_count
       )
       SELECT space_id AS "spaceId", word FROM usual
       UNION ALL SELECT space_id, word FROM counted WHERE document_count = ${USUAL_WORD_COUNT}`,
      [
        documents.map(({ postId }) => postId),
        documents.map(({ communityId }) => communityId),
        documents.map(({ spaceId }) => spaceId),
        documents.map(({ words }) => JSON.stringify(words)),
      ],
    );
  }

  async upsert(tx: Tx, documents: readonly IndexedDocument[]): Promise<void> {
    await tx.query(
      `INSERT INTO search_document AS d
         (post_id, revision_id, community_id, space_id, thread_id, published_at, title, text, vector)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::text[],
                            $8::text[], $9::tsvector[])
       ON CONFLICT (post_id) DO UPDATE SET revision_id = excluded.revision_id, space_id = excluded.space_id,
         thread_id = excluded.thread_id,
         published_at = excluded.published_at, title = excluded.title, text = excluded.text, vector = excluded.vector
       WHERE (d.revision_id, d.space_id, d.thread_id, d.title, d.vector, d.published_at)
         IS DISTINCT FROM (excluded.revision_id, excluded.space_id, excluded.thread_id, excluded.title, excluded.vector, excluded.published_at)`,
      [
        documents.map(({ postId }) => postId),
        documents.map(({ revisionId }) => revisionId),
        documents.map(({ communityId }) => communityId),
        documents.map(({ spaceId }) => spaceId),
        documents.map(({ threadId }) => threadId),
        documents.map(({ publishedAt }) => publishedAt),
        documents.map(({ threadTitle }) => threadTitle),
        documents.map(({ text }) => text),
        documents.map(({ vector }) => vector),
      ],
    );
  }

  async remove(tx: Tx, postIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM search_document WHERE post_id = ANY($1::uuid[])', [postIds]);
  }
}
