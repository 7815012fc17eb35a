import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { CaseConsumer } from './cases/case.consumer.js';
import { CaseEntity } from './cases/case.entity.js';
import { CaseMetrics } from './cases/case-metrics.js';
import { CaseRepository } from './cases/case.repository.js';
import { CaseService } from './cases/case.service.js';
import { CaseSignalEntity } from './cases/case-signal.entity.js';
import { DecisionEntity } from './cases/decision.entity.js';
import { DecisionRepository } from './cases/decision.repository.js';
import { QueueEntity } from './cases/queue.entity.js';
import { QueueRepository } from './cases/queue.repository.js';
import { CaseResolver } from './graphql/case.resolver.js';
import { DecisionResolver } from './graphql/decision.resolver.js';

/** What waits for a human and what humans conclude. Wiring only. */
@Module({
  imports: [IdentityModule, CommunityModule, DiscussionModule],
  providers: [
    CaseRepository,
    DecisionRepository,
    QueueRepository,
    CaseMetrics,
    CaseService,
    CaseConsumer,
    CaseResolver,
    DecisionResolver,
  ],
  exports: [CaseService, CaseConsumer],
})
export class ModerationModule {}

/** Tables of this room. */
export const moderationEntities = [CaseEntity, CaseSignalEntity, DecisionEntity, QueueEntity];

/** What follows the log for this room. */
export const moderationConsumers = [CaseConsumer];
