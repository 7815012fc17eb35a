import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { clientAddressOf, CONFIG, type Config, type Limit, Limits, networkOf, RateLimited } from '#platform';

/** Connections that an address may open within a minute. Everybody of an office comes back at once after a restart. */
const OPENINGS: Limit = { name: 'socket-opening', points: 600, seconds: 60 };
/** Sockets that an address may hold at one process; the window is only what a refused client is told to wait. */
const HELD: Limit = { name: 'held-sockets', points: 1_000, seconds: 30 };

/** How many sockets an address may open, and hold at once. What one socket may send is its Allowance. */
@Injectable()
export class Door {
  private readonly held = new Map<string, number>();

  constructor(
    private readonly limits: Limits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Before a connection is made. Throws RateLimited. */
  async knock(request: IncomingMessage): Promise<void> {
    const network = this.networkOf(request);
    if ((this.held.get(network) ?? 0) >= this.limits.ruleOf(HELD).points) {
      throw new RateLimited(HELD.seconds, HELD.name);
    }
    await this.limits.spend(OPENINGS, network);
  }

  /** A connection was made. Answers what to call when it ends. */
  enter(request: IncomingMessage): () => void {
    const network = this.networkOf(request);
    this.held.set(network, (this.held.get(network) ?? 0) + 1);
    return () => {
      const left = (this.held.get(network) ?? 1) - 1;
      if (left > 0) this.held.set(network, left);
      else this.held.delete(network);
    };
  }

  private networkOf(request: IncomingMessage): string {
    return networkOf(clientAddressOf(request, this.config.trustedProxies));
  }
}
