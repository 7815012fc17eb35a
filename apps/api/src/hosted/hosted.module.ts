import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { AccountPagesController } from './account-pages.controller.js';
import { FeedsController } from './feeds.controller.js';
import { ForumPagesController } from './forum-pages.controller.js';
import { PageAssets } from './http/page-assets.js';
import { PageErrorFilter } from './http/page-error.filter.js';
import { PageFrames } from './http/page-frames.js';
import { PageAssetsController } from './page-assets.controller.js';
import { ForumReader } from './reading/forum-reader.js';

/** The hosted pages. The controller with the catch-all route comes last. */
@Module({
  imports: [IdentityModule, CommunityModule, DiscussionModule],
  controllers: [PageAssetsController, FeedsController, ForumPagesController, AccountPagesController],
  providers: [PageAssets, PageFrames, PageErrorFilter, ForumReader],
})
export class HostedModule {}
