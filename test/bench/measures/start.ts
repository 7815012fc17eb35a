import { figureOf } from '../report/figure.js';
import type { Bench } from '../rig/bench.js';
import { Product } from '../rig/product.js';
import { pssMibOf } from '../rig/process-costs.js';
import { RawServer } from '../rig/raw-server.js';
import { PageRequests } from './page-requests.js';

const CONNECTIONS = 32;
const LOAD_SECONDS = 3;

interface Start {
  readonly coldStartMs: number;
  readonly atStartMib: number;
  /** With the database, under readers of random threads. */
  readonly underLoadMib: number;
}

/** Targets 14 and 15: from nothing to the first answer, and the memory it takes. */
export async function measureStart(bench: Bench): Promise<void> {
  const pages = new PageRequests(bench.corpus, bench.widget);
  const { threadIds } = bench.corpus;
  const of = async (server: Product | RawServer, requests: Parameters<Bench['put']>[1]['requests']) => {
    const atStartMib = pssMibOf([server.pid]);
    const job = { requests, connections: CONNECTIONS, seconds: LOAD_SECONDS };
    await bench.put(server, job);
    const underLoadMib = pssMibOf([server.pid, ...bench.database.pids()]);
    await server.stop();
    return { coldStartMs: server.coldStartMs, atStartMib, underLoadMib };
  };
  const { values, baselines } = await bench.inTurns<Start, Start>(
    async () =>
      of(
        await RawServer.start(bench.databaseUrl),
        threadIds.map((id) => pages.bareThread(id, 0)),
      ),
    async () => {
      const product = await Product.start({ databaseUrl: bench.databaseUrl, roles: 'api' });
      return of(
        product,
        threadIds.map((id) => pages.thread(id)),
      );
    },
  );
  const rounds = (pick: (start: Start) => number) => ({
    values: values.map(pick),
    baselines: baselines.map(pick),
  });
  const atMost = (limit: number) => ({ of: 'ratio', is: 'at most', limit }) as const;
  bench.add(
    figureOf(
      { target: 14, name: 'api cold start to first 200', unit: 'ms' },
      rounds(({ coldStartMs }) => coldStartMs),
      atMost(3),
    ),
    figureOf(
      { target: 15, name: 'memory at start (PSS)', unit: 'MiB' },
      rounds(({ atStartMib }) => atStartMib),
      atMost(2.7),
    ),
    figureOf(
      { target: 15, name: 'memory under load, with database (PSS)', unit: 'MiB' },
      rounds(({ underLoadMib }) => underLoadMib),
      atMost(2.7),
    ),
  );
}
