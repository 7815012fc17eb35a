import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { SearchModule } from '#search';
import { TrafficModule } from '../limits/traffic.module.js';
import { ReadingModule } from '../reading/reading.module.js';
import { AccountPagesController } from './account-pages.controller.js';
import { ConversationPagesController } from './conversation-pages.controller.js';
import { FeedsController } from './feeds.controller.js';
import { ForumPagesController } from './forum-pages.controller.js';
import { PageAssets } from './http/page-assets.js';
import { PageErrorFilter } from './http/page-error.filter.js';
import { PageFrames } from './http/page-frames.js';
import { PageAssetsController } from './page-assets.controller.js';
import { MemberPagesController } from './member-pages.controller.js';
import { NoticePagesController } from './notice-pages.controller.js';
import { OidcController } from './oidc.controller.js';
import { UnknownAddressController } from './unknown-address.controller.js';
import { ConversationReader } from './reading/conversation-reader.js';
import { ForumReader } from './reading/forum-reader.js';
import { ForumSearcher } from './reading/forum-searcher.js';
import { KindReader } from './reading/kind-reader.js';
import { MemberReader } from './reading/member-reader.js';
import { NoticeLines } from './reading/notice-lines.js';
import { PublicBrands } from './reading/public-brands.js';

/** The hosted pages. The controllers with the catch-all routes come last. */
@Module({
  imports: [
    ReadingModule,
    TrafficModule,
    IdentityModule,
    CommunityModule,
    DiscussionModule,
    SearchModule,
    NotificationsModule,
  ],
  controllers: [
    PageAssetsController,
    FeedsController,
    OidcController,
    ForumPagesController,
    NoticePagesController,
    ConversationPagesController,
    MemberPagesController,
    AccountPagesController,
    UnknownAddressController,
  ],
  providers: [
    PageAssets,
    PageFrames,
    PageErrorFilter,
    ConversationReader,
    ForumReader,
    KindReader,
    MemberReader,
    ForumSearcher,
    NoticeLines,
    PublicBrands,
  ],
})
export class HostedModule {}
