import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { tokenize } from '../../text/tokenizer.js';
import {
  type SearchDocument,
  SearchEngine,
  type SearchRequest,
  type SearchResult,
} from '../search-engine.js';
import type { Terms } from '../terms/term.js';
import { TermFinder } from '../terms/term-finder.js';
import { DocumentRepository, type IndexedDocument } from './document.repository.js';
import { phraseQuery, termQuery, vectorOf } from './lexemes.js';
import { type QueryPlan, QueryRepository } from './query.repository.js';
import { Stemmer } from './stemmer.js';
import { UsualWords } from './usual-words.js';

/**
 * Postgres' own full text search: nothing to install, and in step with the rows it came from. Always kept, for it
 * answers whenever another engine cannot.
 */
@Injectable()
export class PostgresEngine extends SearchEngine {
  readonly name = 'postgres';

  constructor(
    private readonly documents: DocumentRepository,
    private readonly words: UsualWords,
    private readonly queries: QueryRepository,
    private readonly stemmer: Stemmer,
    private readonly terms: TermFinder,
  ) {
    super();
  }

  /** Adds or replaces, in the transaction of whoever follows the log. Repeating changes nothing. */
  async upsert(documents: readonly SearchDocument[], tx: Tx): Promise<void> {
    if (documents.length === 0) return;
    const indexed = await this.analyse(documents);
    await this.words.learn(tx, indexed);
    await this.documents.upsert(tx, indexed);
  }

  /** Succeeds for posts that are not there. */
  async remove(postIds: readonly string[], tx: Tx): Promise<void> {
    if (postIds.length > 0) await this.documents.remove(tx, postIds);
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const { terms, corrections } = await this.terms.find(request);
    const plan = planOf(terms);
    if (request.order === 'oldest') {
      const rows = await this.queries.oldest(request, plan);
      const hits = rows.map((row) => ({ ...row, key: [row.publishedAt, row.postId] }));
      const facets = { spaces: [], months: [] };
      return { hits, totalCount: 0, facets, corrections, terms, isFallback: false };
    }
    const asOf = request.after?.[3] ?? new Date().toISOString();
    const { rows, totalCount, facets } = await this.queries.best(request, plan, asOf);
    const hits = rows.map(({ score, ...row }) => ({
      ...row,
      key: [score, row.publishedAt, row.postId, asOf],
    }));
    return { hits, totalCount, facets, corrections, terms, isFallback: false };
  }

  private async analyse(documents: readonly SearchDocument[]): Promise<IndexedDocument[]> {
    const tokenized = documents.map((document) => ({
      document,
      title: tokenize(document.threadTitle).map(({ word }) => word),
      body: tokenize(document.text).map(({ word }) => word),
    }));
    const stems = await this.stemmer.stemsOf(tokenized.flatMap(({ title, body }) => [...title, ...body]));
    return tokenized.map(({ document, title, body }) => ({
      ...document,
      vector: vectorOf(title, document.isFirst ? 'A' : 'C', body, stems),
      words: [...new Set([...title, ...body])],
    }));
  }
}

function planOf(terms: Terms): QueryPlan {
  const wanted = [...terms.wanted.map(termQuery), ...terms.phrases.map(phraseQuery)];
  const excluded = [...terms.excluded.map(termQuery), ...terms.excludedPhrases.map(phraseQuery)];
  return {
    wanted: joined(wanted, ' & '),
    excluded: joined(excluded, ' | '),
    ranked: joined(wanted, ' | '),
  };
}

function joined(parts: readonly string[], operator: ' & ' | ' | '): string | null {
  return parts.length > 0 ? parts.join(operator) : null;
}
