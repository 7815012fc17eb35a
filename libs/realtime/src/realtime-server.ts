import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { type Logger, LOGGER, RateLimited, REDIS, type RedisConnection } from '#platform';
import { HEARTBEAT_SECONDS } from '#protocol';
import { Server } from 'socket.io';
import { Door } from './handshake/door.js';
import { type ClusterAdapter, openClusterAdapter } from './cluster/cluster-adapter.js';
import { doorstepOf, Handshake } from './handshake/handshake.js';
import { forgetRequest } from './handshake/forget-request.js';
import { Intake } from './intake/intake.service.js';
import { PresenceService } from './presence/presence.service.js';
import { TypingService } from './presence/typing.service.js';
import { RightsRelay } from './rooms/rights-relay.js';
import { RightsService } from './rooms/rights.service.js';
import { ThreadRooms } from './rooms/thread-rooms.service.js';
import { roomName, SocketHub } from './socket-hub.js';
import type { ForumServer, ForumSocket } from './visitor.js';

/** Largest packet a client may send: a join takes a hundred bytes. */
const LARGEST_PACKET_BYTES = 8_192;

/** Who reads a thread is told at most so often. */
const PRESENCE_EVERY_MS = 2_000;

const refusalOf = (status: string, headers = ''): string =>
  `HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`;

/** What tests set apart from the configuration. */
export interface RealtimeOptions {
  heartbeatMs?: number;
  presenceMs?: number;
}

/** The Socket.IO server of this process. It only tells: every write goes through GraphQL. */
@Injectable()
export class RealtimeServer {
  private server: ForumServer | null = null;
  private cluster: ClusterAdapter | null = null;
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(
    private readonly handshake: Handshake,
    private readonly door: Door,
    private readonly intake: Intake,
    private readonly rights: RightsService,
    private readonly relay: RightsRelay,
    private readonly threadRooms: ThreadRooms,
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
    private readonly hub: SocketHub,
    @Inject(REDIS) private readonly redis: RedisConnection | null,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Serves `/socket.io` on this HTTP server. */
  attach(httpServer: HttpServer, options: RealtimeOptions = {}): void {
    const { heartbeatMs = HEARTBEAT_SECONDS * 1_000, presenceMs = PRESENCE_EVERY_MS } = options;
    this.cluster = this.redis && openClusterAdapter(this.redis);
    const server: ForumServer = new Server(httpServer, {
      path: '/socket.io',
      serveClient: false,
      transports: ['websocket', 'polling'],
      maxHttpBufferSize: LARGEST_PACKET_BYTES,
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: 10_000,
      allowRequest: (request, answer) => void this.allow(request, answer),
      cors: (request, answer) =>
        void this.corsOptionsOf(request as IncomingMessage).then((options) => answer(null, options)),
    });
    if (this.cluster) server.adapter(this.cluster.adapter);
    server.use((socket, next) => void this.handshake.admit(socket, next));
    server.on('connection', (socket) => this.welcome(socket));
    this.server = server;
    this.hub.open(server);
    this.relay.open(server, this.cluster !== null);
    this.presence.open(server, this.cluster !== null, presenceMs);
    this.typing.open(server, this.cluster !== null);
    this.heartbeat = setInterval(() => void this.beat(), heartbeatMs);
    this.heartbeat.unref();
  }

  /**
   * Cuts every connection without a farewell: a client that is told to disconnect stays away, one whose connection
   * breaks comes back, here or at another process. The HTTP server stays its owner's.
   */
  async close(): Promise<void> {
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.relay.close();
    this.presence.close();
    this.server?.engine?.close();
    const server = this.server;
    this.server = null;
    await server?.sockets.adapter.close();
    await this.cluster?.close();
  }

  private welcome(socket: ForumSocket): void {
    const { visitor } = socket.data;
    if (visitor.actor.memberId) void socket.join(roomName.member(visitor.actor.memberId));
    // A middleware that never passes anything on: no packet reaches Socket.IO's own dispatch.
    socket.use((packet) => this.intake.receive(socket, packet));
    const leave = this.door.enter(socket.request);
    forgetRequest(socket);
    socket.on('disconnect', () => {
      leave();
      this.threadRooms.forget(socket);
      if (visitor.expiryTimer) clearTimeout(visitor.expiryTimer);
    });
    void this.rights.watch(socket);
  }

  private async beat(): Promise<void> {
    await this.threadRooms
      .beat()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'heartbeat failed'));
  }

  private async allow(
    request: IncomingMessage,
    answer: (error: string | null, isAllowed: boolean) => void,
  ): Promise<void> {
    if (!this.server) return answer('Closing', false);
    const verdict = await this.handshake.judge(doorstepOf(request)).catch(() => 'refused' as const);
    const crowd = verdict === 'refused' ? null : await this.crowdAt(request);
    if (verdict !== 'refused' && !crowd) return answer(null, true);
    if (request.headers.upgrade === undefined) return answer(crowd?.message ?? 'Origin not allowed', false);
    // Engine.IO would refuse an upgrade with 400; who may not connect is told why, like any other request.
    request.socket.end(
      crowd
        ? refusalOf('429 Too Many Requests', `Retry-After: ${crowd.retryAfterSeconds}\r\n`)
        : refusalOf('403 Forbidden'),
    );
  }

  private async crowdAt(request: IncomingMessage): Promise<RateLimited | null> {
    try {
      await this.door.knock(request);
      return null;
    } catch (error) {
      if (error instanceof RateLimited) return error;
      throw error;
    }
  }

  /** Only polling asks: WebSockets know no CORS. A cookie never travels from another origin. */
  private async corsOptionsOf(request: IncomingMessage): Promise<object> {
    const verdict = await this.handshake.judge(doorstepOf(request)).catch(() => 'refused' as const);
    return { origin: verdict === 'guest', methods: ['GET', 'POST'], credentials: false };
  }
}
