import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { Corrector } from './engine/postgres/corrector.js';
import { DocumentRepository } from './engine/postgres/document.repository.js';
import { PostgresEngine } from './engine/postgres/postgres-engine.js';
import { QueryRepository } from './engine/postgres/query.repository.js';
import { Stemmer } from './engine/postgres/stemmer.js';
import { WordRepository } from './engine/postgres/word.repository.js';
import { SearchEngine } from './engine/search-engine.js';
import { SearchIndexConsumer } from './search-index.consumer.js';
import { SearchService } from './search.service.js';

/** This room's tables are an index: SQL alone reads and writes them. */
export const searchEntities: [] = [];

/** What follows the log, for the worker role. */
export const searchConsumers = [SearchIndexConsumer];

/** Wiring only. */
@Module({
  imports: [CommunityModule, DiscussionModule],
  providers: [
    Stemmer,
    Corrector,
    DocumentRepository,
    QueryRepository,
    WordRepository,
    PostgresEngine,
    { provide: SearchEngine, useExisting: PostgresEngine },
    SearchIndexConsumer,
    SearchService,
  ],
  exports: [SearchService],
})
export class SearchModule {}
