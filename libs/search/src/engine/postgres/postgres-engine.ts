import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { highlight } from '../../text/highlighter.js';
import type { SearchQuery } from '../../text/query-parser.js';
import { tokenize } from '../../text/tokenizer.js';
import {
  type SearchCorrection,
  type SearchDocument,
  SearchEngine,
  type SearchHit,
  type SearchRequest,
  type SearchResult,
} from '../search-engine.js';
import { Corrector } from './corrector.js';
import { DocumentRepository, type IndexedDocument } from './document.repository.js';
import { phraseQuery, type Term, termQuery, vectorOf } from './lexemes.js';
import { type FoundRow, type QueryPlan, QueryRepository } from './query.repository.js';
import { Stemmer } from './stemmer.js';

/** Postgres' own full text search: nothing to install, and in step with the rows it came from. */
@Injectable()
export class PostgresEngine extends SearchEngine {
  readonly name = 'postgres';

  constructor(
    private readonly documents: DocumentRepository,
    private readonly queries: QueryRepository,
    private readonly stemmer: Stemmer,
    private readonly corrector: Corrector,
  ) {
    super();
  }

  async upsert(documents: readonly SearchDocument[], tx: Tx): Promise<void> {
    if (documents.length === 0) return;
    const indexed = await this.analyse(documents);
    await this.documents.learnWords(tx, indexed);
    await this.documents.upsert(tx, indexed);
  }

  async remove(postIds: readonly string[], tx: Tx): Promise<void> {
    if (postIds.length > 0) await this.documents.remove(tx, postIds);
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const { terms, corrections } = await this.termsOf(request);
    const plan = await this.planOf(request.query, terms);
    if (request.order === 'oldest') {
      const rows = await this.queries.oldest(request, plan);
      const hits = rows.map(({ postId, revisionId, publishedAt }) => ({
        postId,
        revisionId,
        publishedAt,
        highlights: [],
        key: [publishedAt, postId],
      }));
      return { hits, totalCount: 0, facets: { spaces: [], months: [] }, corrections };
    }
    const asOf = request.after?.[3] ?? new Date().toISOString();
    const { rows, totalCount, facets } = await this.queries.best(request, plan, asOf);
    const hits = await this.hitsOf(rows, request.query, terms, asOf);
    return { hits, totalCount, facets, corrections };
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

  /** The words of the query in every form that counts, corrected where nothing has them as typed. */
  private async termsOf(request: SearchRequest): Promise<{ terms: Term[]; corrections: SearchCorrection[] }> {
    const { words, isLastWordOpen } = request.query;
    const stems = await this.stemmer.stemsOf(words);
    const asked = words.map((word, index) => ({
      words: [word],
      stems: stems.get(word) ?? [],
      beginning: isLastWordOpen && index === words.length - 1 ? word : null,
    }));
    const corrected = await this.corrector.correct(request.scope, asked);
    const otherStems = await this.stemmer.stemsOf([...corrected.values()].flat());
    const terms = asked.map((term) => {
      const searched = corrected.get(term.words[0] ?? '');
      if (!searched) return term;
      return { ...term, words: searched, stems: searched.flatMap((other) => otherStems.get(other) ?? []) };
    });
    return { terms, corrections: [...corrected].map(([typed, searched]) => ({ typed, searched })) };
  }

  private async planOf(query: SearchQuery, terms: readonly Term[]): Promise<QueryPlan> {
    const stems = await this.stemmer.stemsOf(query.excluded.flat());
    const wanted = [...terms.map(termQuery), ...query.phrases.map(phraseQuery)];
    const excluded = query.excluded.map((words) => {
      const [word] = words;
      if (words.length > 1 || word === undefined) return phraseQuery(words);
      return termQuery({ words: [word], stems: stems.get(word) ?? [], beginning: null });
    });
    return {
      wanted: joined(wanted, ' & '),
      excluded: joined(excluded, ' | '),
      ranked: joined(wanted, ' | '),
    };
  }

  private async hitsOf(
    rows: readonly FoundRow[],
    query: SearchQuery,
    terms: readonly Term[],
    asOf: string,
  ): Promise<SearchHit[]> {
    const texts = rows.map(({ text }) => tokenize(text));
    const stems = await this.stemmer.stemsOf(texts.flat().map(({ word }) => word));
    const wantedWords = new Set(terms.flatMap(({ words }) => words));
    const wantedStems = new Set(terms.flatMap((term) => term.stems));
    const beginnings = terms.flatMap(({ beginning }) => beginning ?? []);
    const isMatch = (word: string): boolean =>
      wantedWords.has(word) ||
      beginnings.some((beginning) => word.startsWith(beginning)) ||
      (stems.get(word) ?? []).some((stem) => wantedStems.has(stem));
    return rows.map(({ postId, revisionId, score, publishedAt }, index) => ({
      postId,
      revisionId,
      publishedAt,
      highlights: highlight(texts[index] ?? [], isMatch, query.phrases),
      key: [score, publishedAt, postId, asOf],
    }));
  }
}

function joined(parts: readonly string[], operator: ' & ' | ' | '): string | null {
  return parts.length > 0 ? parts.join(operator) : null;
}
