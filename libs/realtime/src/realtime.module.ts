import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { DiscussionModule } from '#discussion';
import { IdentityModule } from '#identity';
import { Door } from './handshake/door.js';
import { Handshake } from './handshake/handshake.js';
import { Intake } from './intake/intake.service.js';
import { PresenceService } from './presence/presence.service.js';
import { ReaderCards } from './presence/reader-card.js';
import { TypingService } from './presence/typing.service.js';
import { RealtimeServer } from './realtime-server.js';
import { RealtimeTail } from './realtime.tail.js';
import { NoticeRooms } from './rooms/notice-rooms.service.js';
import { QueueRooms } from './rooms/queue-rooms.service.js';
import { RearrangedThreads } from './rooms/rearranged-threads.js';
import { RightsRelay } from './rooms/rights-relay.js';
import { RightsService } from './rooms/rights.service.js';
import { ThreadRooms } from './rooms/thread-rooms.service.js';
import { SocketsProbe } from './sockets-probe.js';
import { SocketMetrics } from './socket-metrics.js';
import { SocketHub } from './socket-hub.js';

/** Tells open pages what changed. Wiring only. */
@Module({
  imports: [IdentityModule, CommunityModule, DiscussionModule],
  providers: [
    SocketHub,
    SocketMetrics,
    SocketsProbe,
    Door,
    Handshake,
    ThreadRooms,
    RearrangedThreads,
    QueueRooms,
    NoticeRooms,
    RightsService,
    ReaderCards,
    PresenceService,
    TypingService,
    RightsRelay,
    Intake,
    RealtimeTail,
    RealtimeServer,
  ],
  exports: [RealtimeServer, RealtimeTail],
})
export class RealtimeModule {}

/** What follows the log in every process that holds sockets. */
export const realtimeTails = [RealtimeTail];
