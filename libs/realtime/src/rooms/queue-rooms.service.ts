import { Injectable } from '@nestjs/common';
import { Permission } from '#identity';
import { actorCan } from '#platform';
import { roomName, SocketHub } from '../socket-hub.js';
import type { ForumSocket } from '../visitor.js';
import type { QueueState } from './queue.facts.js';

/** Who watches which moderation queue. */
@Injectable()
export class QueueRooms {
  /** Newest state told, per community: facts of transactions that ran side by side may come in another order. */
  private readonly told = new Map<string, number>();

  constructor(private readonly hub: SocketHub) {}

  /** False for who may not read cases. */
  async join(socket: ForumSocket): Promise<boolean> {
    const { visitor } = socket.data;
    if (!actorCan(visitor.actor, Permission.CaseRead)) return false;
    const { communityId, moderatedSpaceIds } = visitor.actor;
    visitor.isWatchingQueue = true;
    await socket.join(
      moderatedSpaceIds === 'all'
        ? roomName.queue(communityId)
        : [...moderatedSpaceIds].map((spaceId) => roomName.spaceQueue(spaceId)),
    );
    return true;
  }

  /** Puts a socket where its present rights belong. */
  async rejoin(socket: ForumSocket): Promise<void> {
    if (!socket.data.visitor.isWatchingQueue) return;
    for (const room of socket.rooms) {
      if (room.startsWith('queue:') || room.startsWith('space-queue:')) await socket.leave(room);
    }
    socket.data.visitor.isWatchingQueue = await this.join(socket);
  }

  /**
   * Tells the watchers of a community's queue how many cases are open. A moderator of some spaces only is told to look:
   * the community's number is not his.
   */
  tell(communityId: string, queue: QueueState): void {
    this.hub.in(roomName.spaceQueue(queue.spaceId))?.emit('queue:changed', { open: null });
    if ((this.told.get(communityId) ?? 0) >= queue.queueVersion) return;
    this.told.set(communityId, queue.queueVersion);
    this.hub.in(roomName.queue(communityId))?.emit('queue:changed', { open: queue.openCount });
  }
}
