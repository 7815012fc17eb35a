import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';

/** Raise it when documents are derived differently (`index-document.ts`, `lexemes.ts`, the tokenizer, the stemmers), or of other posts. */
const DOCUMENT_SHAPE = 2;

/** Any more would be cut off: totals and facets are promised to be exact. */
const BEYOND_EVERY_COUNT = 100_000_000;
/** Months and spaces of one community; Meilisearch's own default is 100. */
const MOST_FACET_VALUES = 10_000;

/**
 * How the index is set up; changed here and nowhere else. Filters alone decide what is found (ADR 0007), so nothing that
 * guesses is on: no typos, no prefixes, no synonyms. Ranking words are our own stems: languages only bound the guess
 * which of its tokenizers Meilisearch takes.
 */
export const INDEX_SETTINGS: Settings = {
  searchableAttributes: ['ownTitle', 'body', 'threadTitle'],
  displayedAttributes: ['postId', 'revisionId', 'publishedAt', 'text', 'stamp'],
  filterableAttributes: [
    {
      attributePatterns: ['communityId', 'spaceId', 'month', 'lexemes'],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: ['postId', 'published'],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
  ],
  sortableAttributes: ['published', 'postId'],
  rankingRules: ['words', 'attributeRank', 'sort'],
  localizedAttributes: [{ attributePatterns: ['ownTitle', 'body', 'threadTitle'], locales: ['fra', 'eng'] }],
  stopWords: [],
  synonyms: {},
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  proximityPrecision: 'byAttribute',
  pagination: { maxTotalHits: BEYOND_EVERY_COUNT },
  faceting: { maxValuesPerFacet: MOST_FACET_VALUES },
};

/** What an index must have been built with to answer this code: a digest of the settings and the documents' shape. */
export const INDEX_FINGERPRINT = createHash('sha256')
  .update(JSON.stringify([DOCUMENT_SHAPE, INDEX_SETTINGS]))
  .digest('hex')
  .slice(0, 16);
