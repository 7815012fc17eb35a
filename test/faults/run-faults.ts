import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CuttingProxy } from './cutting-proxy.js';
import { type Fault, FAULTS } from './faults.js';
import { Install } from './install.js';
import { Reader } from './reader.js';
import { type Tally, tallyOf } from './tally.js';
import { Writing } from './writing.js';

const THREADS = 3;
const WRITING_SECONDS = 4;
const STRIKES_AFTER_MS = 1_000;

/** One line of the table: a fault that struck so many times. */
export interface FaultRow extends Tally {
  readonly fault: string;
  readonly rounds: number;
  /** Sends that got no answer and were repeated. */
  readonly retries: number;
}

/** What to run, and where to write it. */
export interface FaultsOptions {
  readonly rounds: number;
  /** Part of a fault's name; every fault when absent. */
  readonly only?: string | undefined;
  readonly file?: string | undefined;
}

/** Lets each fault strike while members write, and counts. Resolves to true where nothing was lost, doubled or missed. */
export async function runFaults({ rounds, only, file }: FaultsOptions): Promise<boolean> {
  const install = await Install.start();
  const proxy = await CuttingProxy.to(install.forum.url);
  const rows: FaultRow[] = [];
  try {
    for (const fault of FAULTS.filter(({ name }) => !only || name.includes(only))) {
      if (!fault.isPossible(install)) {
        console.log(`${fault.name}: skipped, the program is not on the PATH`);
        continue;
      }
      rows.push(await rowOf(fault, rounds, install, proxy));
    }
  } catch (error) {
    console.error(install.forum.output);
    throw error;
  } finally {
    proxy.close();
    await install.stop();
  }
  console.table(Object.fromEntries(rows.map(({ fault, ...counts }) => [fault, counts])));
  if (file) await writeFile(file, `${JSON.stringify(rows, null, 2)}\n`);
  return rows.every(
    ({ lost, duplicated, gapsUndetected, searchSeconds }) =>
      lost + duplicated + gapsUndetected === 0 && searchSeconds <= 10,
  );
}

async function rowOf(fault: Fault, rounds: number, install: Install, proxy: CuttingProxy): Promise<FaultRow> {
  let row: FaultRow | null = null;
  for (let round = 1; round <= rounds; round += 1) {
    const { retries, ...tally } = await roundOf(fault, install, proxy);
    row = addUp(row, { fault: fault.name, rounds: 1, retries, ...tally });
    console.log(`${fault.name}, ${round} of ${rounds}: ${JSON.stringify({ ...tally, retries })}`);
  }
  return row as FaultRow;
}

async function roundOf(
  fault: Fault,
  install: Install,
  proxy: CuttingProxy,
): Promise<Tally & { retries: number }> {
  const opener = new Writing(install.forum.url, install.cast, []);
  const threadIds = await Promise.all(Array.from({ length: THREADS }, () => opener.open()));
  const readers = threadIds.map((id) => new Reader(install.forum.url, install.cast.community.slug, id));
  const writing = new Writing(proxy.url, install.cast, threadIds);
  try {
    await Promise.all([
      writing.run(WRITING_SECONDS),
      sleep(STRIKES_AFTER_MS).then(() => fault.strike(install, proxy)),
    ]);
    return { ...(await tallyOf(install, writing.acknowledged, readers)), retries: writing.retries };
  } finally {
    for (const reader of readers) reader.close();
  }
}

/** Counts add up; of times the longest is kept, and duplicates are counted anew each time. */
function addUp(sum: FaultRow | null, next: FaultRow): FaultRow {
  if (!sum) return next;
  return {
    fault: sum.fault,
    rounds: sum.rounds + next.rounds,
    acknowledged: sum.acknowledged + next.acknowledged,
    present: sum.present + next.present,
    duplicated: Math.max(sum.duplicated, next.duplicated),
    lost: sum.lost + next.lost,
    gapsUndetected: sum.gapsUndetected + next.gapsUndetected,
    gapsFound: sum.gapsFound + next.gapsFound,
    retries: sum.retries + next.retries,
    searchSeconds: Math.max(sum.searchSeconds, next.searchSeconds),
    indexSeconds:
      sum.indexSeconds === null || next.indexSeconds === null
        ? null
        : Math.max(sum.indexSeconds, next.indexSeconds),
  };
}
