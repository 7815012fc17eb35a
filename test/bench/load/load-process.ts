import type { GatherJob, TalkJob } from './fan-out-job.js';
import { runJob } from './http-load.js';
import type { LoadJob } from './load-job.js';
import { SocketCrowd } from './socket-crowd.js';
import { talk } from './talk.js';

/** What the bench asks of the process that makes the load. */
export type LoadOrder =
  | { id: number; kind: 'http'; job: LoadJob }
  | { id: number; kind: 'gather'; job: GatherJob }
  | { id: number; kind: 'talk'; job: TalkJob }
  | { id: number; kind: 'leave'; job: { crowd: string } };

const crowds = new Map<string, { crowd: SocketCrowd; size: number }>();

async function perform(order: LoadOrder): Promise<unknown> {
  switch (order.kind) {
    case 'http':
      return runJob(order.job);
    case 'gather': {
      const crowd = new SocketCrowd(order.job.place);
      await crowd.gather();
      crowds.set(order.job.crowd, { crowd, size: order.job.place.sockets });
      return null;
    }
    case 'talk': {
      const found = crowds.get(order.job.crowd);
      if (!found) throw new Error(`No crowd is called ${order.job.crowd}.`);
      return talk(found.crowd, found.size, order.job);
    }
    case 'leave':
      crowds.get(order.job.crowd)?.crowd.leave();
      crowds.delete(order.job.crowd);
      return null;
  }
}

process.on('message', (order: LoadOrder) => {
  perform(order).then(
    (result) => process.send?.({ id: order.id, result }),
    (error: unknown) => process.send?.({ id: order.id, error: String((error as Error)?.message ?? error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
