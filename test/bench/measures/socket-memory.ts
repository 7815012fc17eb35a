import { setTimeout as sleep } from 'node:timers/promises';
import { figureOf } from '../report/figure.js';
import type { Bench } from '../rig/bench.js';
import { benchFile } from '../rig/child.js';
import { Product } from '../rig/product.js';
import { RawServer } from '../rig/raw-server.js';

const SOCKETS = 1_000;
const CALM_MS = 600;

/** Both servers are given a signal that collects garbage, so that what is counted is kept and not left over. */
const NODE_OPTIONS = ['--expose-gc', '--import', benchFile('rig/collect-on-signal.js')];

/** Target 11: what one more reader costs a server. */
export async function measureSocketMemory(bench: Bench): Promise<void> {
  const { databaseUrl } = bench;
  const { values, baselines } = await bench.inTurns(
    async () => perSocket(bench, await RawServer.start(databaseUrl, NODE_OPTIONS)),
    async () =>
      perSocket(bench, await Product.start({ databaseUrl, roles: 'api', nodeOptions: NODE_OPTIONS })),
  );
  const head = { target: 11, name: 'memory kept per socket', unit: 'KiB' };
  bench.add(figureOf(head, { values, baselines }, { of: 'ratio', is: 'at most', limit: 1.25 }));
}

/**
 * KiB of heap and buffers that are still held after a collection of garbage. A first crowd comes and goes, so that what
 * only the first ever costs is not counted. Pages of memory tell less: a process has free ones from its start.
 */
async function perSocket(bench: Bench, server: Product | RawServer): Promise<number> {
  await gather(bench, server);
  await bench.load.leave('counted');
  const before = await calm(server);
  await gather(bench, server);
  const after = await calm(server);
  await bench.load.leave('counted');
  await server.stop();
  return (after - before) / 1_024 / SOCKETS;
}

async function gather({ load, corpus }: Bench, server: Product | RawServer): Promise<void> {
  const join = `420${JSON.stringify(['thread:join', { thread: corpus.threadIds[5] }])}`;
  const place = { port: server.port, query: `community=${corpus.slug}`, join, sockets: SOCKETS };
  await load.gather({ crowd: 'counted', place });
}

async function calm(server: Product | RawServer): Promise<number> {
  await sleep(CALM_MS);
  await server.keptBytes();
  await sleep(CALM_MS);
  return server.keptBytes();
}
