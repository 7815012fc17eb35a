import { Injectable } from '@nestjs/common';
import { ThreadService } from '#discussion';
import type { TypingNotice } from '#protocol';
import { roomName, SocketHub } from '../socket-hub.js';
import type { ForumServer, ForumSocket } from '../visitor.js';
import { ReaderCards } from './reader-card.js';

/** A socket's signals for one thread that come sooner are dropped; an honest one waits for three seconds. */
const SHORTEST_PAUSE_MS = 2_500;

/** Tells the readers of a thread that somebody is writing there. Never stored. */
@Injectable()
export class TypingService {
  private server: ForumServer | null = null;

  constructor(
    private readonly hub: SocketHub,
    private readonly threads: ThreadService,
    private readonly cards: ReaderCards,
  ) {}

  /** @param isCluster whether the server's adapter reaches other processes. */
  open(server: ForumServer, isCluster: boolean): void {
    this.server = isCluster ? server : null;
    if (isCluster) server.on('typing:heard', (notice) => void this.tell(notice));
  }

  /**
   * Nothing is told of who has not joined the thread, may not reply in it now, has a message waiting or refused there, or
   * does not want to be seen; and nothing under the brand's announcements. One statement, at most every 2.5 seconds.
   */
  async signal(socket: ForumSocket, asked: string): Promise<void> {
    const { visitor } = socket.data;
    const threadId = asked.toLowerCase();
    if (!visitor.threads.get(threadId) || visitor.actor.memberId === null || visitor.actor.isSuspended)
      return;
    const now = Date.now();
    if (now - (visitor.typedAt.get(threadId) ?? 0) < SHORTEST_PAUSE_MS) return;
    visitor.typedAt.set(threadId, now);
    const thread = await this.threads.find(visitor.actor, threadId);
    if (!thread?.viewerCanReply || thread.hasWaiting || thread.space.kind === 'announcements') return;
    const who = (await this.cards.of(socket))?.author;
    if (!who || !visitor.threads.get(threadId)) return;
    const notice = { thread: threadId, who };
    this.server?.serverSideEmit('typing:heard', notice);
    await this.tell(notice);
  }

  private async tell(notice: TypingNotice): Promise<void> {
    for (const socket of this.hub.inRoom(roomName.thread(notice.thread))) {
      const { visitor } = socket.data;
      if (!visitor.watched.has(notice.thread) || visitor.actor.memberId === notice.who.id) continue;
      const card = await this.cards.of(socket).catch(() => null);
      if (!card || card.ignored.has(notice.who.id) || !visitor.threads.get(notice.thread)) continue;
      socket.emit('thread:typing', notice);
    }
  }
}
