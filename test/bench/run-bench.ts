import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { Operations } from './corpus/operations.js';
import { seedCorpus } from './corpus/seed.js';
import { measureDepth, measureMillion } from './measures/depth.js';
import { measureFanOut } from './measures/fan-out.js';
import { measureReads } from './measures/reads.js';
import { measureCrowdOfWriters, measureLoneWriter } from './measures/replies.js';
import { measureSearch, measureSearchDelay } from './measures/search.js';
import { measureSocketMemory } from './measures/socket-memory.js';
import { measureStart } from './measures/start.js';
import { measureWidget } from './measures/widget-size.js';
import { RAW_TABLES } from './raw/raw-statements.js';
import { describeMachine } from './report/machine.js';
import { tableOf } from './report/table.js';
import { BenchDatabase } from './rig/bench-database.js';
import { Bench } from './rig/bench.js';
import { LoadMaker } from './rig/load-maker.js';
import { Product } from './rig/product.js';
import { RawServer } from './rig/raw-server.js';
import { indexCorpus } from './rig/settle.js';

/** What `npm run bench` was told. */
export interface BenchRequest {
  readonly databaseUrl?: string | undefined;
  /** Numbers of the targets to measure; empty for all. */
  readonly only: readonly number[];
  /** One short round of each: to see that it runs, not what it says. */
  readonly isQuick: boolean;
  /** Where the figures are written; nowhere when absent. */
  readonly file?: string | undefined;
}

type Close = () => Promise<void>;

/** Nothing is begun later than this: a run ends within ten minutes on a slow machine, too, and tells what it left out. */
const LATEST_START_MS = 8 * 60_000;

/** In this order: what only reads comes before what writes, and what starts other servers last. */
const MEASURES: readonly [
  targets: readonly number[],
  name: string,
  run: (bench: Bench) => Promise<void> | void,
][] = [
  [[1, 2, 4, 5, 6], 'reads', measureReads],
  [[3], 'depth', measureDepth],
  [[12], 'search', measureSearch],
  [[7], 'writers', measureCrowdOfWriters],
  [[8], 'a lone writer', measureLoneWriter],
  [[9, 10, 11], 'fan-out', measureFanOut],
  [[13], 'delay of search', measureSearchDelay],
  [[16], 'sizes', measureWidget],
  [[14, 15], 'start and memory', measureStart],
  [[11], 'memory of sockets', measureSocketMemory],
  [[3], 'a million posts', measureMillion],
];

/** Measures everything, prints a table and writes the figures down. Leaves no process and no database behind. */
export async function runBench(request: BenchRequest): Promise<void> {
  const opened: Close[] = [];
  let closing: Promise<void> | null = null;
  // A signal in the midst of a measure makes that fail, too: both wait for one and the same end.
  const closeAll = () => (closing ??= closeInTurn(opened));
  const onSignal = () => void closeAll().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  try {
    const machine = describeMachine({});
    const begunAt = Date.now();
    const bench = await setUp(request, opened);
    for (const [targets, name, run] of MEASURES) {
      if (!bench.wants(...targets)) continue;
      const startedAt = Date.now();
      if (startedAt - begunAt > LATEST_START_MS) {
        say(`${name}: left out, no time`);
        continue;
      }
      await run(bench);
      say(`${name}: ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
    }
    const figures = [...bench.figures].sort((a, b) => a.target - b.target);
    say(`\n${tableOf(figures)}`);
    if (request.file) {
      mkdirSync(dirname(request.file), { recursive: true });
      const facts = { ...machine, ...bench.database.facts };
      const rows = figures.map((figure) => JSON.stringify({ ...figure, machine: facts }));
      writeFileSync(request.file, `[\n${rows.join(',\n')}\n]\n`);
    }
  } finally {
    await closeAll();
  }
}

async function closeInTurn(opened: Close[]): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close().catch((error: unknown) => say(String(error)));
}

async function setUp(request: BenchRequest, opened: Close[]): Promise<Bench> {
  const startedAt = Date.now();
  const database = await BenchDatabase.open(request.databaseUrl);
  opened.push(() => database.close());
  const url = await database.make('corpus');
  const only = new Set(request.only);
  const isSearched = only.size === 0 || only.has(12) || only.has(13);
  const corpus = await seedCorpus(url, isSearched);
  await makeRawTables(url, corpus.threadIds.slice(0, 10));
  say(`corpus: ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  const raw = await RawServer.start(url);
  opened.push(() => raw.stop());
  const product = await Product.start({ databaseUrl: url });
  opened.push(() => product.stop());
  const load = await LoadMaker.start();
  opened.push(() => load.stop());
  const effort = request.isQuick ? { rounds: 1, length: 0.4 } : { rounds: 3, length: 1 };
  const bench = new Bench({
    database,
    databaseUrl: url,
    corpus,
    widget: new Operations('apps/widget', corpus.slug),
    console: new Operations('apps/console', corpus.slug),
    load,
    product,
    raw,
    effort,
    only,
  });
  if (isSearched) await indexCorpus(url);
  say(`indexed: ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  return bench;
}

async function makeRawTables(url: string, threadIds: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(RAW_TABLES);
  await client.query('INSERT INTO raw_thread (id) SELECT unnest($1::uuid[])', [threadIds]);
  await client.end();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
