import { Inject, Injectable } from '@nestjs/common';
import { CommunityService, SpaceService } from '#community';
import { ConversationService } from '#discussion';
import { SessionService } from '#identity';
import { type Actor, type Logger, LOGGER, Unauthenticated } from '#platform';
import { Handshake } from '../handshake/handshake.js';
import { roomName, SocketHub } from '../socket-hub.js';
import type { ForumSocket } from '../visitor.js';
import { QueueRooms } from './queue-rooms.service.js';
import { RearrangedThreads } from './rearranged-threads.js';
import type { RightsNews } from './rights-news.js';
import { ThreadRooms } from './thread-rooms.service.js';

/** Longest delay a Node timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Rights {
  actor: Actor;
  visibleSpaceIds: ReadonlySet<string>;
}

/** Takes from open sockets what their people may no longer see. */
@Injectable()
export class RightsService {
  constructor(
    private readonly sessions: SessionService,
    private readonly spaces: SpaceService,
    private readonly communities: CommunityService,
    private readonly conversations: ConversationService,
    private readonly handshake: Handshake,
    private readonly hub: SocketHub,
    private readonly threadRooms: ThreadRooms,
    private readonly queueRooms: QueueRooms,
    private readonly rearranged: RearrangedThreads,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes what those whose rights changed may no longer see; resolves when it is taken. */
  async hear(news: RightsNews): Promise<void> {
    if ('memberId' in news) return this.review(this.hub.inRoom(roomName.member(news.memberId)));
    if ('threadId' in news) return this.review(await this.rearranged.relocated(news.threadId));
    if ('spaceId' in news) return this.review(this.inSpace(news.spaceId));
    if ('sessionIds' in news) return this.endSessions(new Set(news.sessionIds));
    return this.reviewOrigins(news.communityId);
  }

  /** Asks anew who is behind each socket and what they may enter; two statements per person, and one per socket that would lose a thread. */
  async review(sockets: readonly ForumSocket[]): Promise<void> {
    const byRights = new Map<string, ForumSocket[]>();
    for (const socket of sockets) {
      const key = socket.data.visitor.rightsKey;
      byRights.set(key, [...(byRights.get(key) ?? []), socket]);
    }
    const waiting = [...byRights.values()];
    const takeTurns = async () => {
      for (let group = waiting.pop(); group; group = waiting.pop()) await this.reviewGroup(group);
    };
    await Promise.all(Array.from({ length: 4 }, takeTurns));
  }

  /** From now on the socket lives no longer than its session. A right lost during the handshake is noticed, too. */
  async watch(socket: ForumSocket): Promise<void> {
    if (socket.data.visitor.actor.sessionId === null) return;
    await this.review([socket]);
    await this.closeAtExpiry(socket);
  }

  /** Tells a socket that its session is over, and closes it. */
  end(socket: ForumSocket): void {
    socket.emit('session:ended');
    socket.disconnect(true);
  }

  /** Closes sockets of pages that have left the community's allowed origins. */
  private async reviewOrigins(communityId: string): Promise<void> {
    this.communities.forget();
    for (const socket of this.hub.all()) {
      if (socket.data.visitor.actor.communityId !== communityId) continue;
      if ((await this.handshake.judge(socket.data.visitor.doorstep)) === 'refused') socket.disconnect(true);
    }
  }

  private inSpace(spaceId: string): ForumSocket[] {
    return this.hub.all().filter((socket) => [...socket.data.visitor.threads.values()].includes(spaceId));
  }

  private endSessions(sessionIds: ReadonlySet<string>): void {
    for (const socket of this.hub.all()) {
      if (sessionIds.has(socket.data.visitor.actor.sessionId ?? '')) this.end(socket);
    }
  }

  private async closeAtExpiry(socket: ForumSocket): Promise<void> {
    const { visitor } = socket.data;
    try {
      const expiresAt = await this.sessions.findExpiry(String(visitor.actor.sessionId));
      const left = (expiresAt?.getTime() ?? 0) - Date.now();
      if (left <= 0) return this.end(socket);
      if (!socket.connected) return;
      const again = () => void this.closeAtExpiry(socket);
      visitor.expiryTimer = setTimeout(again, Math.min(left, LONGEST_TIMER_MS)).unref();
    } catch (error) {
      this.logger.warn({ err: error }, 'the end of a session could not be read');
      socket.disconnect(true);
    }
  }

  private async reviewGroup(sockets: readonly ForumSocket[]): Promise<void> {
    const visitor = sockets[0]?.data.visitor;
    if (!visitor) return;
    const turns = sockets.map((socket) => (socket.data.visitor.reviews.begun += 1));
    try {
      const rights = await this.rightsOf(visitor.actor);
      for (const [index, socket] of sockets.entries())
        await (rights ? this.apply(socket, rights, Number(turns[index])) : this.end(socket));
    } catch (error) {
      // Rights that cannot be established are no rights: the sockets come back through the handshake.
      this.logger.warn({ err: error }, 'rights could not be reviewed');
      for (const socket of sockets) socket.disconnect(true);
    }
  }

  private async rightsOf({ sessionId, communityId }: Actor): Promise<Rights | null> {
    try {
      const actor =
        sessionId === null
          ? await this.sessions.resolveActor(null, communityId)
          : await this.sessions.resolveSession(sessionId, communityId);
      return { actor, visibleSpaceIds: new Set(await this.spaces.visibleIds(actor)) };
    } catch (error) {
      if (error instanceof Unauthenticated) return null;
      throw error;
    }
  }

  private async apply(socket: ForumSocket, { actor, visibleSpaceIds }: Rights, turn: number): Promise<void> {
    const { reviews } = socket.data.visitor;
    if (turn < reviews.applied) return;
    reviews.applied = turn;
    socket.data.visitor.actor = actor;
    // A join under way checks again by itself, with the new actor.
    const hidden = [...socket.data.visitor.threads].flatMap(([threadId, spaceId]) =>
      spaceId === null || visibleSpaceIds.has(spaceId) ? [] : [threadId],
    );
    const own = await this.conversations.ownAmong(actor, hidden);
    if (turn < reviews.applied) return;
    for (const threadId of hidden) if (!own.has(threadId)) this.threadRooms.evict(socket, threadId);
    await this.queueRooms.rejoin(socket);
  }
}
