import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { FallbackEngine } from './engine/fallback-engine.js';
import { DriftCheckJob } from './engine/meilisearch/drift-check.job.js';
import { MeilisearchIndexConsumer } from './engine/meilisearch/meilisearch-index.consumer.js';
import { MeilisearchParts } from './engine/meilisearch/meilisearch-parts.js';
import { RebuildJob } from './engine/meilisearch/rebuild.job.js';
import { Corrector } from './engine/postgres/corrector.js';
import { DocumentRepository } from './engine/postgres/document.repository.js';
import { UsualWords } from './engine/postgres/usual-words.js';
import { PostgresEngine } from './engine/postgres/postgres-engine.js';
import { QueryRepository } from './engine/postgres/query.repository.js';
import { Stemmer } from './engine/postgres/stemmer.js';
import { WordRepository } from './engine/postgres/word.repository.js';
import { SearchEngine } from './engine/search-engine.js';
import { TermFinder } from './engine/terms/term-finder.js';
import { TextMarker } from './engine/terms/text-marker.js';
import { SearchIndexConsumer } from './search-index.consumer.js';
import { SearchService } from './search.service.js';
import { SearchUpkeep } from './upkeep/search-upkeep.service.js';

/** This room's tables are an index: SQL alone reads and writes them. */
export const searchEntities: [] = [];

/** What follows the log, for the worker role. */
export const searchConsumers = [SearchIndexConsumer];

/** What follows the log where MEILISEARCH_URL names a server. */
export const meilisearchConsumers = [MeilisearchIndexConsumer];

/** What runs in the background, for the worker role. */
export const searchJobs = [DriftCheckJob, RebuildJob];

/** Wiring only. */
@Module({
  imports: [CommunityModule, DiscussionModule],
  providers: [
    Stemmer,
    Corrector,
    DocumentRepository,
    UsualWords,
    QueryRepository,
    WordRepository,
    TermFinder,
    TextMarker,
    PostgresEngine,
    MeilisearchParts,
    FallbackEngine,
    { provide: SearchEngine, useExisting: FallbackEngine },
    SearchIndexConsumer,
    MeilisearchIndexConsumer,
    DriftCheckJob,
    RebuildJob,
    SearchUpkeep,
    SearchService,
  ],
  exports: [SearchService, SearchUpkeep],
})
export class SearchModule {}
