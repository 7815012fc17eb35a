import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { NoticeResolver } from './graphql/notice.resolver.js';
import { NOTICE_RULES, NoticeRules } from './kinds/notice-rules.js';
import { NoticeConsumer } from './notices/notice.consumer.js';
import { NoticeEntity } from './notices/notice.entity.js';
import { NoticeLookEntity } from './notices/notice-look.entity.js';
import { NoticeProgressEntity } from './notices/notice-progress.entity.js';
import { NoticePurgeJob } from './notices/notice-purge.job.js';
import { NoticeRepository } from './notices/notice.repository.js';
import { NoticeService } from './notices/notice.service.js';
import { NoticeWriter } from './notices/notice-writer.js';
import { NoticeWriterRepository } from './notices/notice-writer.repository.js';
import { NoticePreferenceEntity } from './preferences/notice-preference.entity.js';
import { NoticePreferenceRepository } from './preferences/notice-preference.repository.js';
import { NoticePreferenceService } from './preferences/notice-preference.service.js';

/** Tells members what happened that concerns them. Wiring only. */
@Module({
  imports: [IdentityModule, CommunityModule, DiscussionModule],
  providers: [
    ...NOTICE_RULES,
    NoticeRules,
    NoticeRepository,
    NoticeWriterRepository,
    NoticeWriter,
    NoticeConsumer,
    NoticePurgeJob,
    NoticeService,
    NoticePreferenceRepository,
    NoticePreferenceService,
    NoticeResolver,
  ],
  exports: [NoticeService, NoticeConsumer, NoticePurgeJob],
})
export class NotificationsModule {}

/** Tables of this room. */
export const notificationsEntities = [
  NoticeEntity,
  NoticeProgressEntity,
  NoticeLookEntity,
  NoticePreferenceEntity,
];

/** What follows the log for this room. */
export const notificationsConsumers = [NoticeConsumer];

/** What this room does in the background. */
export const notificationsJobs = [NoticePurgeJob];
