import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { MediaModule } from '#media';
import { ModerationModule, ScreeningModule } from '#moderation';
import { NotificationsModule } from '#notifications';
import { SearchModule } from '#search';
import { VerbatimsModule } from '#verbatims';
import { WorkerService } from './worker.service.js';

/** The worker role: the rooms that react. Their routes open nowhere: the process has health and measures alone. */
@Module({
  imports: [
    ScreeningModule,
    IdentityModule,
    CommunityModule,
    MediaModule,
    DiscussionModule,
    SearchModule,
    ModerationModule,
    VerbatimsModule,
    NotificationsModule,
  ],
  providers: [WorkerService],
})
export class WorkerModule {}
