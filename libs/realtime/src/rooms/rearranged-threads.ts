import { Injectable } from '@nestjs/common';
import { FrameReader, ThreadService } from '#discussion';
import { DomainError } from '#platform';
import { roomName, SocketHub } from '../socket-hub.js';
import type { ForumSocket } from '../visitor.js';
import { ThreadRooms } from './thread-rooms.service.js';

/** Rooms of threads that staff move and merge. */
@Injectable()
export class RearrangedThreads {
  constructor(
    private readonly threads: ThreadService,
    private readonly frames: FrameReader,
    private readonly hub: SocketHub,
    private readonly threadRooms: ThreadRooms,
  ) {}

  /**
   * The sockets in a thread's room, which know from now on in which space the thread is: what they may see there is the
   * caller's to review. The space is read afresh, for news may come late and in any order.
   */
  async relocated(threadId: string): Promise<ForumSocket[]> {
    const sockets = this.hub.inRoom(roomName.thread(threadId));
    if (sockets.length === 0) return [];
    const spaceId = await this.frames.spaceOf(threadId);
    for (const { data } of sockets) {
      // A join under way asks again by itself.
      if (spaceId && data.visitor.threads.get(threadId)) data.visitor.threads.set(threadId, spaceId);
    }
    return sockets;
  }

  /** Sends whoever reads a merged thread away: to the one that has its posts, where they may see that. */
  async leadOn(mergedId: string, intoId: string): Promise<void> {
    for (const socket of this.hub.inRoom(roomName.thread(mergedId))) {
      const maySee = await this.maySee(socket, intoId);
      this.threadRooms.evict(socket, mergedId, maySee ? intoId : undefined);
    }
  }

  private async maySee(socket: ForumSocket, threadId: string): Promise<boolean> {
    try {
      await this.threads.requireVisible(socket.data.visitor.actor, threadId);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}
