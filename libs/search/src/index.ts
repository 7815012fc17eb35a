export {
  type SearchCorrection,
  type SearchDocument,
  SearchEngine,
  type SearchFacets,
  type SearchFilter,
  type SearchHit,
  type SearchRequest,
  type SearchResult,
  type SearchScope,
} from './engine/search-engine.js';
export {
  meilisearchConsumers,
  searchConsumers,
  searchEntities,
  searchJobs,
  SearchModule,
} from './search.module.js';
export { MeilisearchParts } from './engine/meilisearch/meilisearch-parts.js';
export { PostgresEngine } from './engine/postgres/postgres-engine.js';
export {
  type FoundPage,
  type FoundText,
  SearchService,
  type SearchWindow,
  type SearchWish,
} from './search.service.js';
export type { IndexWorkKind, IndexWorkRow, IndexWorkState } from './upkeep/index-work.repository.js';
export { SearchUpkeep } from './upkeep/search-upkeep.service.js';
export type { TextRange } from './text/highlighter.js';
export { isEmptyQuery, parseQuery, type SearchQuery } from './text/query-parser.js';
export { foldWord, type Token, tokenize } from './text/tokenizer.js';
