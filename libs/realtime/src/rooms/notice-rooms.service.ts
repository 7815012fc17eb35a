import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Logger, LOGGER } from '#platform';
import { roomName, SocketHub } from '../socket-hub.js';
import type { ForumSocket } from '../visitor.js';
import { BellCounter } from './bell-counter.js';

/** A bell moves at once, then at most this often: a lively thread must not have its followers counted for each post. */
const QUIET_MS = 2_000;

/** Tells members how many notices wait: a number, to their own sockets in this process. */
@Injectable()
export class NoticeRooms implements OnModuleDestroy {
  /** Members who were told a moment ago, and whether something has changed since. */
  private readonly resting = new Map<string, { timer: NodeJS.Timeout; hasNews: boolean }>();

  constructor(
    private readonly hub: SocketHub,
    private readonly bells: BellCounter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleDestroy(): void {
    for (const { timer } of this.resting.values()) clearTimeout(timer);
    this.resting.clear();
  }

  /** Reads nothing for who is not here. */
  tell(memberIds: readonly string[]): void {
    for (const memberId of memberIds) {
      const rest = this.resting.get(memberId);
      if (rest) rest.hasNews = true;
      else if (this.hub.hasAnybody(roomName.member(memberId))) this.ring(memberId);
    }
  }

  private ring(memberId: string): void {
    const timer = setTimeout(() => this.wake(memberId), QUIET_MS).unref();
    this.resting.set(memberId, { timer, hasNews: false });
    void this.send(memberId);
  }

  private wake(memberId: string): void {
    const hasNews = this.resting.get(memberId)?.hasNews ?? false;
    this.resting.delete(memberId);
    if (hasNews) this.tell([memberId]);
  }

  /** One count for all sockets with the same rights: a widget's carry fewer than a console's. */
  private async send(memberId: string): Promise<void> {
    const byRights = new Map<string, ForumSocket[]>();
    for (const socket of this.hub.inRoom(roomName.member(memberId))) {
      const { rightsKey } = socket.data.visitor;
      byRights.set(rightsKey, [...(byRights.get(rightsKey) ?? []), socket]);
    }
    for (const sockets of byRights.values()) {
      const first = sockets[0];
      if (!first) continue;
      try {
        const bell = await this.bells.count(first.data.visitor.actor);
        for (const socket of sockets) socket.emit('notice:changed', bell);
      } catch (error) {
        this.logger.warn({ err: error }, 'notices could not be counted');
      }
    }
  }
}
