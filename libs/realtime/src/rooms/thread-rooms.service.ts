import { Injectable } from '@nestjs/common';
import { FrameReader, ThreadService } from '#discussion';
import { DomainError } from '#platform';
import type { JoinAnswer } from '#protocol';
import { PresenceService } from '../presence/presence.service.js';
import { roomName, SocketHub } from '../socket-hub.js';
import type { ForumSocket } from '../visitor.js';

/** Threads that one socket may follow at a time. */
const MOST_THREADS = 50;

/** Who follows which thread. */
@Injectable()
export class ThreadRooms {
  constructor(
    private readonly threads: ThreadService,
    private readonly frames: FrameReader,
    private readonly hub: SocketHub,
    private readonly presence: PresenceService,
  ) {}

  /** Lets a socket follow a thread that its actor may read, under the very rule of reads. */
  async join(socket: ForumSocket, asked: string): Promise<JoinAnswer> {
    const { visitor } = socket.data;
    const threadId = asked.toLowerCase();
    const isKnown = visitor.threads.has(threadId);
    if (!isKnown && visitor.threads.size >= MOST_THREADS) return { ok: false, code: 'TOO_MANY' };
    if (!isKnown) visitor.threads.set(threadId, null);
    try {
      const thread = await this.threads.requireVisible(visitor.actor, threadId);
      visitor.threads.set(threadId, thread.spaceId);
      await socket.join(roomName.thread(threadId));
      // Read again from inside the room: no change falls between this seq and the first frame, and a right lost while
      // joining is noticed.
      const { seq } = await this.threads.requireVisible(visitor.actor, threadId);
      this.presence.stir(threadId);
      return { ok: true, seq };
    } catch (error) {
      this.leave(socket, threadId);
      if (error instanceof DomainError) return { ok: false, code: 'NOT_FOUND' };
      throw error;
    }
  }

  leave(socket: ForumSocket, asked: string): void {
    const threadId = asked.toLowerCase();
    const { threads, watched, typedAt } = socket.data.visitor;
    for (const known of [threads, watched, typedAt]) known.delete(threadId);
    this.presence.stir(threadId);
    void socket.leave(roomName.thread(threadId));
  }

  /** The socket is gone. */
  forget(socket: ForumSocket): void {
    for (const threadId of socket.data.visitor.threads.keys()) this.presence.stir(threadId);
  }

  /** Takes a thread away from a socket, and says so; and where it went, if the reader may know. */
  evict(socket: ForumSocket, threadId: string, to?: string): void {
    this.leave(socket, threadId);
    socket.emit('thread:evicted', { thread: threadId, ...(to ? { to } : {}) });
  }

  /** Tells every socket the clocks of its threads, so that a frame lost in silence is noticed. One statement for all. */
  async beat(): Promise<void> {
    const sockets = this.hub.all().filter((socket) => socket.data.visitor.threads.size > 0);
    const ids = new Set(sockets.flatMap((socket) => [...socket.data.visitor.threads.keys()]));
    if (ids.size === 0) return;
    const seqs = await this.frames.seqsOf([...ids]);
    for (const socket of sockets) {
      const joined = [...socket.data.visitor.threads].filter(([, spaceId]) => spaceId !== null);
      const known = joined.flatMap(([id]) => (seqs.has(id) ? [[id, seqs.get(id) as number] as const] : []));
      socket.emit('thread:heartbeat', { threads: Object.fromEntries(known) });
    }
  }
}
