import { Inject, Injectable } from '@nestjs/common';
import { type Logger, LOGGER } from '#platform';
import { PresenceService } from '../presence/presence.service.js';
import { TypingService } from '../presence/typing.service.js';
import { QueueRooms } from '../rooms/queue-rooms.service.js';
import { ThreadRooms } from '../rooms/thread-rooms.service.js';
import type { ForumSocket } from '../visitor.js';
import { readRequest, type Request } from './requests.js';

type Ack = (answer: object) => void;

/** Everything that clients send passes here: nothing reaches a handler that is not a known request of the right shape. */
@Injectable()
export class Intake {
  constructor(
    private readonly threadRooms: ThreadRooms,
    private readonly queueRooms: QueueRooms,
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes one packet: event name, payload, and the acknowledgement where the client wants one. */
  receive(socket: ForumSocket, [name, payload, ack]: readonly unknown[]): void {
    const { allowance } = socket.data.visitor;
    const request = readRequest(name, payload);
    if (request && allowance.take()) {
      void this.answer(socket, request, typeof ack === 'function' ? (ack as Ack) : () => undefined);
      return;
    }
    this.logger.debug({ socket: socket.id }, 'packet ignored');
    if (allowance.strike()) socket.disconnect(true);
  }

  private async answer(socket: ForumSocket, request: Request, ack: Ack): Promise<void> {
    try {
      ack(await this.perform(socket, request));
    } catch (error) {
      // Left without an answer: the client's own timeout makes it try again.
      this.logger.warn({ err: error, event: request.name }, 'socket request failed');
    }
  }

  private async perform(socket: ForumSocket, request: Request): Promise<object> {
    switch (request.name) {
      case 'thread:join':
        return this.threadRooms.join(socket, request.payload.thread);
      case 'thread:leave':
        this.threadRooms.leave(socket, request.payload.thread);
        return { ok: true };
      case 'thread:presence': {
        const presence = await this.presence.watch(socket, request.payload.thread);
        return presence ? { ok: true, presence } : { ok: false };
      }
      case 'thread:typing':
        // Whether anybody was told is not the sender's to know.
        await this.typing.signal(socket, request.payload.thread);
        return { ok: true };
      case 'queue:join':
        return { ok: await this.queueRooms.join(socket) };
    }
  }
}
