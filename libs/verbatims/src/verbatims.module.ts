import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule, MemberActors } from '#identity';
import { SearchModule } from '#search';
import { ExportController } from './exports/export.controller.js';
import { VerbatimExportEntity } from './exports/export.entity.js';
import { ExportJob } from './exports/export.job.js';
import { ExportFiles } from './exports/export-files.js';
import { ExportLinks } from './exports/export-links.js';
import { ExportRetention } from './exports/export-retention.schedule.js';
import { ExportRepository } from './exports/export.repository.js';
import { ExportService } from './exports/export.service.js';
import { ExportWriter } from './exports/export-writer.js';
import { ExportResolver } from './graphql/export.resolver.js';
import { SpaceFacetResolver } from './graphql/space-facet.resolver.js';
import { VerbatimResolver } from './graphql/verbatim.resolver.js';
import { SealKeyController } from './seal/seal-key.controller.js';
import { SealKeyEntity } from './seal/seal-key.entity.js';
import { SealKeys } from './seal/seal-keys.js';
import { VerbatimService } from './search/verbatim.service.js';

/** Tables of this room. */
export const verbatimsEntities = [VerbatimExportEntity, SealKeyEntity];

/** Background work of this room, for the worker role. */
export const verbatimsJobs = [ExportJob];

/** Wiring only. */
@Module({
  imports: [IdentityModule, CommunityModule, DiscussionModule, SearchModule],
  controllers: [ExportController, SealKeyController],
  providers: [
    MemberActors,
    VerbatimService,
    VerbatimResolver,
    SpaceFacetResolver,
    ExportResolver,
    ExportRepository,
    ExportLinks,
    ExportFiles,
    SealKeys,
    ExportWriter,
    ExportService,
    ExportJob,
    ExportRetention,
  ],
})
export class VerbatimsModule {}
