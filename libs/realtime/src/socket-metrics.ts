import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { SocketHub } from './socket-hub.js';
import type { Visitor } from './visitor.js';

/** Measures the sockets that this process holds. */
@Injectable()
export class SocketMetrics {
  constructor(metrics: Metrics, hub: SocketHub) {
    const sockets = metrics.gauge('sockets', 'Open sockets of this process, by who is behind them.', [
      'kind',
    ]);
    metrics.onScrape(() => {
      const counts = { guest: 0, member: 0, console: 0 };
      for (const { data } of hub.all()) counts[kindOf(data.visitor)] += 1;
      for (const [kind, count] of Object.entries(counts)) sockets.set({ kind }, count);
    });
  }
}

/** `console`: a full session on one of our own pages; `member`: a token on a brand's page. */
function kindOf({ actor }: Visitor): 'guest' | 'member' | 'console' {
  if (actor.kind === 'anonymous') return 'guest';
  return actor.scope === 'full' ? 'console' : 'member';
}
