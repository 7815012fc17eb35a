import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, UNIQUE, wireRequest, type WireRequest } from '../load/load-job.js';
import { figureOf } from '../report/figure.js';
import type { Bench } from '../rig/bench.js';
import { mustAnswer } from './page-requests.js';
import { replyRequests } from './replies.js';

const SECONDS = 3;
const WRITES_PER_SECOND = 100;
const WRITING_SECONDS = 12;
const SAMPLE_EVERY_MS = 250;
const LOOK_EVERY_MS = 10;
const GIVE_UP_MS = 10_000;

/** Target 12: a search as the console sends it, against the words in the index alone. */
export async function measureSearch(bench: Bench): Promise<void> {
  const requests = bench.corpus.queries.map((query) => searchRequest(bench, query));
  const bare = bench.corpus.queries.map((query) =>
    wireRequest(
      `/search/${bench.corpus.communityId}/${encodeURIComponent(folded(query).split(' ').join(' & '))}`,
    ),
  );
  await mustAnswer(bench.product.port, requests[0] as WireRequest);
  const load = (server: { pid: number; port: number }, given: readonly WireRequest[]) =>
    bench.put(server, { requests: given, connections: 1, seconds: SECONDS });
  await bench.warmUp(bench.product, { requests, connections: 4 });
  const { values, baselines } = await bench.inTurns(
    () => load(bench.raw, bare),
    () => load(bench.product, requests),
  );
  const p50 = { values: values.map(({ p50Ms }) => p50Ms), baselines: baselines.map(({ p50Ms }) => p50Ms) };
  const p99 = { values: values.map(({ p99Ms }) => p99Ms), baselines: baselines.map(({ p99Ms }) => p99Ms) };
  const cpu = { values: values.map(({ cpuMs }) => cpuMs), baselines: baselines.map(({ cpuMs }) => cpuMs) };
  const wish = { of: 'ratio', is: 'at most', limit: 1.7 } as const;
  const head = (what: string, unit: string) => ({ target: 12, name: `search in 50 k posts, ${what}`, unit });
  bench.add(
    figureOf(head('p50', 'ms'), p50, wish),
    figureOf(head('p99', 'ms'), p99, wish),
    figureOf(head('CPU', 'ms/request'), cpu, null),
  );
}

/** Target 13: from a reply's acknowledgement until a search finds it, while a hundred are written a second. */
export async function measureSearchDelay(bench: Bench): Promise<void> {
  const thread = bench.corpus.threadIds[4] as string;
  const seconds = WRITING_SECONDS * bench.effort.length;
  const writing = bench.load.http({
    port: bench.product.port,
    requests: replyRequests(bench, thread),
    connections: 16,
    seconds,
    pace: WRITES_PER_SECOND,
    mustContain: '"state":"PUBLISHED"',
  });
  const delays: Promise<number>[] = [];
  for (const until = performance.now() + (seconds - 1) * 1_000; performance.now() < until;) {
    delays.push(delayOfOne(bench, thread, delays.length));
    await sleep(SAMPLE_EVERY_MS);
  }
  const sorted = Float64Array.from(await Promise.all(delays)).sort();
  const { perSecond } = await writing;
  const note = `${sorted.length} replies looked for among ${Math.round(perSecond)} written a second`;
  const wish = { of: 'value', is: 'at most', limit: 300 } as const;
  const head = (what: string) => ({
    target: 13,
    name: `visible in search after commit, ${what}`,
    unit: 'ms',
    note,
  });
  bench.add(
    figureOf(head('p50'), { values: [quantile(sorted, 0.5)] }, null),
    figureOf(head('p99'), { values: [quantile(sorted, 0.99)] }, wish),
  );
  await bench.settle();
}

async function delayOfOne(bench: Bench, thread: string, index: number): Promise<number> {
  const letters = randomBytes(12).map((byte) => 97 + (byte % 26));
  const word = Buffer.from(letters).toString('latin1');
  const request = replyRequests(bench, thread, () => `Une phrase avec ${word} dedans.`)[
    index * 13 + 7
  ] as WireRequest;
  const sent = { ...request, body: request.body.replaceAll(UNIQUE, randomBytes(4).toString('hex')) };
  await mustAnswer(bench.product.port, sent);
  const committedAt = performance.now();
  const look = searchRequest(bench, word);
  while (performance.now() - committedAt < GIVE_UP_MS) {
    const { verbatims } = await mustAnswer<{ verbatims: { totalCount: number } }>(bench.product.port, look);
    if (verbatims.totalCount > 0) return performance.now() - committedAt;
    await sleep(LOOK_EVERY_MS);
  }
  return GIVE_UP_MS;
}

function searchRequest(bench: Bench, query: string): WireRequest {
  return bench.console.request('Verbatims', { query, first: 20 }, { cookie: bench.corpus.staffCookie });
}

/** As the index has its words: without accents. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
