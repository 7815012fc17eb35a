import type { TalkResult } from '../load/fan-out-job.js';
import { UNIQUE, wireRequest, type WireRequest } from '../load/load-job.js';
import { figureOf, type Wish } from '../report/figure.js';
import type { Bench } from '../rig/bench.js';
import { cpuMsOf } from '../rig/process-costs.js';
import { replyRequests } from './replies.js';

const READERS = 1_000;
const REPLIES_PER_SECOND = 5;
const SECONDS = 5;
const SUSTAINED_SECONDS = 4;
/** Sixty characters, with a part that tells one reply from another. */
const SHORT_TEXT = `u${UNIQUE}u ${'Merci, cela répond exactement à ma question du jour.'.slice(0, 49)}`;

interface CostedTalk extends TalkResult {
  readonly cpuUsPerDelivery: number;
}

const atMost = (limit: number): Wish => ({ of: 'ratio', is: 'at most', limit });

/** Targets 9, 10 and the frame of 11: a thousand readers of one thread, on both servers at once, spoken to by turns. */
export async function measureFanOut(bench: Bench): Promise<void> {
  const { corpus, load } = bench;
  const thread = corpus.threadIds[3] as string;
  await warmUp(bench, bench.corpus.threadIds[6] as string);
  await seat(bench, thread);
  const bare = [bareReply(thread)];
  const product = replyRequests(bench, thread, () => SHORT_TEXT);
  const timed = await bench.inTurns(
    () => talk(bench, 'raw', { requests: bare, seconds: SECONDS, pace: REPLIES_PER_SECOND }),
    () => talk(bench, 'product', { requests: product, seconds: SECONDS, pace: REPLIES_PER_SECOND }),
  );
  const hurried = await bench.inTurns(
    () => talk(bench, 'raw', { requests: bare, seconds: SUSTAINED_SECONDS }),
    () => talk(bench, 'product', { requests: product, seconds: SUSTAINED_SECONDS }),
  );
  await load.leave('raw');
  await load.leave('product');
  const of = (rounds: typeof timed, pick: (one: CostedTalk) => number) => ({
    values: rounds.values.map(pick),
    baselines: rounds.baselines.map(pick),
  });
  const head = (target: number, name: string, unit: string) => ({ target, name, unit });
  const rate = ({ deliveries, seconds }: CostedTalk) => deliveries / seconds;
  const frame = { values: timed.values.map(({ frameBytes }) => frameBytes) };
  bench.add(
    figureOf(
      head(9, 'fan-out to 1,000, 5 replies/s, p50', 'ms'),
      of(timed, ({ p50Ms }) => p50Ms),
      atMost(1.6),
    ),
    figureOf(
      head(9, 'fan-out to 1,000, 5 replies/s, p99', 'ms'),
      of(timed, ({ p99Ms }) => p99Ms),
      atMost(1.6),
    ),
    figureOf(
      head(10, 'CPU per delivery, server and database', 'µs'),
      of(timed, ({ cpuUsPerDelivery }) => cpuUsPerDelivery),
      atMost(1.4),
    ),
    figureOf(head(10, 'sustained deliveries', '/s'), of(hurried, rate), {
      of: 'ratio',
      is: 'at least',
      limit: 0.55,
    }),
    figureOf(head(11, 'frame of a 60-character reply', 'bytes'), frame, {
      of: 'value',
      is: 'at most',
      limit: 400,
    }),
  );
  await bench.settle();
}

/** Replies nobody listens to: the code that writes them must not be compiled while it is timed. */
async function warmUp(bench: Bench, thread: string): Promise<void> {
  const requests = replyRequests(bench, thread);
  await bench.warmUp(bench.product, { requests, connections: 16 });
  await bench.settle();
}

async function seat({ load, product, raw, corpus }: Bench, thread: string): Promise<void> {
  const join = `420${JSON.stringify(['thread:join', { thread }])}`;
  const query = `community=${corpus.slug}`;
  const place = { query, join, sockets: READERS };
  await load.gather({ crowd: 'raw', place: { ...place, port: raw.port } });
  await load.gather({ crowd: 'product', place: { ...place, port: product.port } });
}

async function talk(
  bench: Bench,
  side: 'raw' | 'product',
  job: { requests: readonly WireRequest[]; seconds: number; pace?: number },
): Promise<CostedTalk> {
  const { pid, port } = bench[side];
  const cpuMs = () => cpuMsOf(pid) + bench.database.cpuMs();
  const before = cpuMs();
  const result = await bench.load.talk({
    ...job,
    seconds: job.seconds * bench.effort.length,
    crowd: side,
    port,
  });
  if (result.missing > 0) throw new Error(`${result.missing} deliveries never came (${side}).`);
  return { ...result, cpuUsPerDelivery: ((cpuMs() - before) * 1_000) / result.deliveries };
}

/** The bare room is given a frame of the size that a reply's has. */
function bareReply(thread: string): WireRequest {
  const id = '019aa9c0-0000-7000-8000-000000000000';
  const post = { id, au: { id, n: 'Member 123' }, h: `<p>${SHORT_TEXT}</p>\n`, at: 1_763_700_000_000 };
  return wireRequest('/emit', { json: { thread, frame: { t: thread, s: 100, p: 99, k: 'post', d: post } } });
}
