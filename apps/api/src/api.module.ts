import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { MediaModule } from '#media';
import { ModerationModule, ScreeningModule } from '#moderation';
import { NotificationsModule } from '#notifications';
import { AccessGuard, DomainErrorFilter, LOGGER, type Logger, MonitoringModule } from '#platform';
import { RealtimeModule } from '#realtime';
import { SearchModule } from '#search';
import { VerbatimsModule } from '#verbatims';
import { GraphqlModule } from './graphql/graphql.module.js';
import { StoredOperations } from './graphql/stored-operations.js';
import { TrustedDocumentsModule } from './graphql/trusted-documents.module.js';
import { ReadingModule } from './reading/reading.module.js';
import { NoticeBellModule } from './notices/notice-bell.module.js';
import { HostedModule } from './hosted/hosted.module.js';
import { CookieSessions } from './http/cookie-sessions.js';
import { RequestGate } from './http/request-gate.js';
import { TrafficModule } from './limits/traffic.module.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';
import { FailedWorkService } from './install/failed-work.service.js';
import { SystemHealthService } from './install/system-health.service.js';
import { UploadRoutes } from './uploads/upload-routes.js';
import { InstallResolver } from './install/install.resolver.js';
import { SearchWorkResolver } from './install/search-work.resolver.js';
import { SearchWorkService } from './install/search-work.service.js';

/** The api role: every room behind one endpoint. Composes; contains no rule. */
@Module({
  imports: [
    GraphqlModule,
    ScreeningModule,
    IdentityModule,
    CommunityModule,
    MediaModule,
    DiscussionModule,
    SearchModule,
    ModerationModule,
    VerbatimsModule,
    NotificationsModule,
    NoticeBellModule,
    RealtimeModule,
    HostedModule,
    TrafficModule,
    TelemetryModule,
    MonitoringModule,
    TrustedDocumentsModule,
    ReadingModule,
  ],
  providers: [
    CookieSessions,
    RequestGate,
    StoredOperations,
    UploadRoutes,
    InstallResolver,
    SystemHealthService,
    FailedWorkService,
    SearchWorkResolver,
    SearchWorkService,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, inject: [LOGGER], useFactory: (logger: Logger) => new DomainErrorFilter(logger) },
  ],
})
export class ApiModule {}
