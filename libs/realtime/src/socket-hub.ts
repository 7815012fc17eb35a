import { Injectable } from '@nestjs/common';
import type { ForumServer, ForumSocket } from './visitor.js';

/** Names of the rooms that sockets are put in. Nobody joins one by name: each has its own check. */
export const roomName = {
  thread: (threadId: string) => `thread:${threadId}`,
  member: (memberId: string) => `member:${memberId}`,
  /** Moderators of the whole community. */
  queue: (communityId: string) => `queue:${communityId}`,
  /** Moderators of one space only. */
  spaceQueue: (spaceId: string) => `space-queue:${spaceId}`,
};

/** The sockets that this process holds. */
@Injectable()
export class SocketHub {
  private server: ForumServer | null = null;

  open(server: ForumServer): void {
    this.server = server;
  }

  /** False before the server is there. */
  get isOpen(): boolean {
    return this.server !== null;
  }

  /** Sends to everybody in a room, in this process: each tells its own sockets. The packet is encoded once. */
  in(room: string): ReturnType<ForumServer['to']> | null {
    return this.hasAnybody(room) ? (this.server?.local.to(room) ?? null) : null;
  }

  hasAnybody(room: string): boolean {
    return (this.server?.sockets.adapter.rooms.get(room)?.size ?? 0) > 0;
  }

  all(): ForumSocket[] {
    return [...(this.server?.sockets.sockets.values() ?? [])];
  }

  inRoom(room: string): ForumSocket[] {
    const ids = this.server?.sockets.adapter.rooms.get(room) ?? [];
    const sockets = [...ids].map((id) => this.server?.sockets.sockets.get(id));
    return sockets.filter((socket) => socket !== undefined);
  }
}
