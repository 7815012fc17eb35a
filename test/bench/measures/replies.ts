import { UNIQUE, wireRequest, type WireRequest } from '../load/load-job.js';
import { figureOf } from '../report/figure.js';
import type { Bench, CostedLoad } from '../rig/bench.js';

const WRITERS = 32;
const SECONDS = 3;
const ALONE_SECONDS = 2;

type Rivals = Record<'product' | 'bare', (seconds: number) => Promise<CostedLoad>> & {
  warmUp: () => Promise<void>;
};

/** Target 7: thirty-two writers on one thread. */
export async function measureCrowdOfWriters(bench: Bench): Promise<void> {
  const { product, bare, warmUp } = rivals(bench, bench.corpus.threadIds[1] as string, WRITERS);
  await warmUp();
  const { values, baselines } = await bench.inTurns(
    () => bare(SECONDS),
    () => product(SECONDS),
  );
  const of = (pick: (load: CostedLoad) => number) => ({
    values: values.map(pick),
    baselines: baselines.map(pick),
  });
  const head = (what: string, unit: string) => ({
    target: 7,
    name: `reply, ${WRITERS} writers on one thread${what}`,
    unit,
  });
  bench.add(
    figureOf(
      head('', 'replies/s'),
      of(({ perSecond }) => perSecond),
      { of: 'ratio', is: 'at least', limit: 0.4 },
    ),
    figureOf(
      head(', p99', 'ms'),
      of(({ p99Ms }) => p99Ms),
      { of: 'value', is: 'at most', limit: 50 },
    ),
    figureOf(
      head(', CPU', 'ms/reply'),
      of(({ cpuMs }) => cpuMs),
      null,
    ),
    figureOf(
      head(', CPU of the server', 'ms/reply'),
      of(({ serverCpuMs }) => serverCpuMs),
      null,
    ),
  );
  await bench.settle();
}

/** Target 8: one writer alone. */
export async function measureLoneWriter(bench: Bench): Promise<void> {
  const { product, bare, warmUp } = rivals(bench, bench.corpus.threadIds[2] as string, 1);
  await warmUp();
  const { values, baselines } = await bench.inTurns(
    () => bare(ALONE_SECONDS),
    () => product(ALONE_SECONDS),
  );
  const of = (pick: (load: CostedLoad) => number) => ({
    values: values.map(pick),
    baselines: baselines.map(pick),
  });
  bench.add(
    figureOf(
      { target: 8, name: 'reply alone, p50', unit: 'ms' },
      of(({ p50Ms }) => p50Ms),
      { of: 'ratio', is: 'at most', limit: 6 },
    ),
    figureOf(
      { target: 8, name: 'reply alone, p99', unit: 'ms' },
      of(({ p99Ms }) => p99Ms),
      null,
    ),
  );
  await bench.settle();
}

/** The same texts, to the same database, through the product and through the bare statement. */
function rivals(bench: Bench, thread: string, connections: number): Rivals {
  const { members, texts } = bench.corpus;
  const replies = replyRequests(bench, thread);
  const bareReplies = texts.map((text, index) => {
    const author = members[index % members.length]?.id;
    return wireRequest('/reply', { json: { thread, author, body: `${UNIQUE} ${text}` } });
  });
  const published = { connections, requests: replies, mustContain: '"state":"PUBLISHED"' };
  const written = { connections, requests: bareReplies, mustContain: '"seq"' };
  return {
    warmUp: () => bench.warmUp(bench.product, { ...published, connections: WRITERS }),
    product: (seconds) => bench.put(bench.product, { ...published, seconds }),
    bare: (seconds) => bench.put(bench.raw, { ...written, seconds }),
  };
}

/** As the widget sends replies; members take turns, each text is another. */
export function replyRequests(
  bench: Bench,
  threadId: string,
  textOf: (text: string) => string = (text) => `${UNIQUE} ${text}`,
): WireRequest[] {
  const { members, texts } = bench.corpus;
  return texts.map((text, index) =>
    bench.widget.request(
      'PostReply',
      { input: { threadId, body: textOf(text), idempotencyKey: `bench-${UNIQUE}` } },
      { authorization: `Bearer ${members[index % members.length]?.token}` },
    ),
  );
}
