import { Injectable } from '@nestjs/common';
import { HealthBoard, type HealthProbe, type HealthReport } from '#platform';
import { SocketHub } from './socket-hub.js';

/** Whether this process holds sockets, and how many. */
@Injectable()
export class SocketsProbe implements HealthProbe {
  readonly name = 'sockets';

  constructor(
    board: HealthBoard,
    private readonly hub: SocketHub,
  ) {
    board.register(this);
  }

  async report(): Promise<readonly HealthReport[]> {
    if (!this.hub.isOpen) return [{ part: this.name, state: 'down', code: 'SOCKETS_CLOSED' }];
    return [
      { part: this.name, state: 'working', code: 'WORKING', details: { sockets: this.hub.all().length } },
    ];
  }
}
