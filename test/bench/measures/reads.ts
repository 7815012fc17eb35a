import { wireRequest, type WireRequest } from '../load/load-job.js';
import { figureOf, type Rounds, type Wish } from '../report/figure.js';
import type { Bench, CostedLoad } from '../rig/bench.js';
import { KEEPS_NOTHING, Product } from '../rig/product.js';
import { mustAnswer, PageRequests } from './page-requests.js';

const CONNECTIONS = 32;
const SECONDS = 2.5;
const BARE_SECONDS = 1.5;

const atLeast = (limit: number): Wish => ({ of: 'ratio', is: 'at least', limit });
const atMost = (limit: number): Wish => ({ of: 'ratio', is: 'at most', limit });

interface Subject {
  readonly target: number;
  readonly name: string;
  readonly requests: readonly WireRequest[];
  readonly baseline: readonly WireRequest[];
  readonly wish: Wish;
  readonly p99LimitMs?: number;
  readonly cpuLimit?: number;
  readonly isUncached?: boolean;
}

/** Targets 1, 2, 4, 5 and 6: pages that guests and members read, thirty-two at a time. */
export async function measureReads(bench: Bench): Promise<void> {
  const pages = new PageRequests(bench.corpus, bench.widget);
  const { threadIds } = bench.corpus;
  const hotThread = threadIds[0] as string;
  const buffer = [wireRequest('/buffer')];
  const bare = threadIds.map((id) => pages.bareThread(id, 0));
  const hot = { target: 1, baseline: buffer, wish: atLeast(0.15), p99LimitMs: 8 };
  const subjects: Subject[] = [
    { ...hot, name: 'latest list, hot, guest, c32', requests: [pages.latest()] },
    { ...hot, name: 'thread page, hot, guest, c32', requests: [pages.thread(hotThread)] },
    {
      target: 2,
      name: 'thread page, uncached, random threads, c32',
      requests: threadIds.map((id) => pages.thread(id)),
      baseline: bare,
      wish: atLeast(0.5),
      p99LimitMs: 20,
      cpuLimit: 1.7,
      isUncached: true,
    },
    {
      target: 4,
      name: 'thread page, signed in, random threads, c32',
      requests: pages.signedIn(),
      baseline: bare,
      wish: atLeast(0.4),
    },
    {
      target: 5,
      name: 'first page as HTML, random threads, c32',
      requests: threadIds.map((id) => pages.html(id)),
      baseline: bare,
      wish: atLeast(0.5),
    },
  ];
  for (const subject of subjects.filter(({ target }) => bench.wants(target))) await read(bench, subject);
  if (bench.wants(6)) await compareHotCpu(bench, pages.thread(hotThread), pages.bareThread(hotThread, 0));
}

async function read(bench: Bench, subject: Subject): Promise<void> {
  const { name, target, isUncached } = subject;
  const { values, baselines } = isUncached
    ? await withProduct(bench, (product) => turns(bench, product, subject))
    : await turns(bench, bench.product, subject);
  const of = (pick: (load: CostedLoad) => number): Rounds => ({
    values: values.map(pick),
    baselines: baselines.map(pick),
  });
  const { p99LimitMs, cpuLimit } = subject;
  const p99Wish: Wish | null = p99LimitMs ? { of: 'value', is: 'at most', limit: p99LimitMs } : null;
  const cpuHead = { target: cpuLimit ? 6 : target, name: `${name}, CPU`, unit: 'ms/request' };
  bench.add(
    figureOf(
      { target, name, unit: 'requests/s' },
      of(({ perSecond }) => perSecond),
      subject.wish,
    ),
    figureOf(
      { target, name: `${name}, p99`, unit: 'ms' },
      of(({ p99Ms }) => p99Ms),
      p99Wish,
    ),
    figureOf(
      cpuHead,
      of(({ cpuMs }) => cpuMs),
      cpuLimit ? atMost(cpuLimit) : null,
    ),
  );
  if (target !== 5) return;
  const sizes = { values: values.map(({ bodyBytes }) => bodyBytes) };
  const sizeWish: Wish = { of: 'value', is: 'at most', limit: 40_000 };
  bench.add(figureOf({ target, name: 'first page as HTML, size', unit: 'bytes' }, sizes, sizeWish));
}

async function turns(bench: Bench, product: Product, { requests, baseline }: Subject) {
  await mustAnswer(product.port, requests[0] as WireRequest);
  await bench.warmUp(product, { requests, connections: CONNECTIONS });
  return bench.inTurns(
    () => bench.put(bench.raw, { requests: baseline, connections: CONNECTIONS, seconds: BARE_SECONDS }),
    () => bench.put(product, { requests, connections: CONNECTIONS, seconds: SECONDS }),
  );
}

async function withProduct<Result>(
  bench: Bench,
  work: (product: Product) => Promise<Result>,
): Promise<Result> {
  const product = await Product.start({ databaseUrl: bench.databaseUrl, env: KEEPS_NOTHING });
  try {
    return await work(product);
  } finally {
    await product.stop();
  }
}

/** Processor per read against the bare statement: the rate of hot pages is held against a ready buffer. */
async function compareHotCpu(bench: Bench, request: WireRequest, baseline: WireRequest): Promise<void> {
  const load = (server: Bench['product'] | Bench['raw'], one: WireRequest) =>
    bench.put(server, { requests: [one], connections: CONNECTIONS, seconds: BARE_SECONDS });
  const { values, baselines } = await bench.inTurns(
    () => load(bench.raw, baseline),
    () => load(bench.product, request),
  );
  const rounds = { values: values.map(({ cpuMs }) => cpuMs), baselines: baselines.map(({ cpuMs }) => cpuMs) };
  const head = { target: 6, name: 'thread page, hot, guest, CPU', unit: 'ms/request' };
  bench.add(figureOf(head, rounds, atMost(0.45)));
}
