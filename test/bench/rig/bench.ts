import type { Corpus } from '../corpus/corpus.js';
import type { Operations } from '../corpus/operations.js';
import type { LoadJob, LoadResult } from '../load/load-job.js';
import type { Figure } from '../report/figure.js';
import type { BenchDatabase } from './bench-database.js';
import type { LoadMaker } from './load-maker.js';
import { cpuMsOf } from './process-costs.js';
import type { Product } from './product.js';
import type { RawServer } from './raw-server.js';
import { settle } from './settle.js';

const WARM_UP_REQUESTS = 4_000;
const LONGEST_WARM_UP_MS = 8_000;

/** How long and how often. */
export interface Effort {
  readonly rounds: number;
  /** Factor on every duration. */
  readonly length: number;
}

/** Load on one server, with what it cost that server and the database. */
export interface CostedLoad extends LoadResult {
  /** Milliseconds of processor per request, server and database together. */
  readonly cpuMs: number;
  readonly serverCpuMs: number;
}

/** What a bench is made of. */
export interface BenchParts {
  readonly database: BenchDatabase;
  readonly databaseUrl: string;
  readonly corpus: Corpus;
  readonly widget: Operations;
  readonly console: Operations;
  readonly load: LoadMaker;
  readonly product: Product;
  readonly raw: RawServer;
  readonly effort: Effort;
  /** Targets to measure; empty for all. */
  readonly only: ReadonlySet<number>;
}

/** What every measure works with. */
export class Bench {
  readonly figures: Figure[] = [];
  readonly database: BenchDatabase;
  readonly databaseUrl: string;
  readonly corpus: Corpus;
  readonly widget: Operations;
  readonly console: Operations;
  readonly load: LoadMaker;
  readonly product: Product;
  readonly raw: RawServer;
  readonly effort: Effort;
  private readonly only: ReadonlySet<number>;

  constructor(parts: BenchParts) {
    Object.assign(this, parts);
  }

  /** True for a target that this run was asked for. */
  wants(...targets: readonly number[]): boolean {
    return this.only.size === 0 || targets.some((target) => this.only.has(target));
  }

  /** Resolves once the product's consumers have digested all that was written. */
  async settle(): Promise<void> {
    await settle(this.databaseUrl);
  }

  /** Puts load on one of the two servers and reads the clocks of its processes before and after. */
  async put(server: { pid: number; port: number }, job: Omit<LoadJob, 'port'>): Promise<CostedLoad> {
    const before = { server: cpuMsOf(server.pid), database: this.database.cpuMs() };
    const seconds = job.seconds * this.effort.length;
    const result = await this.load.http({ ...job, seconds, port: server.port });
    const serverCpuMs = cpuMsOf(server.pid) - before.server;
    const databaseCpuMs = this.database.cpuMs() - before.database;
    if (result.refused > 0) throw new Error(`${result.refused} of ${result.requests} requests were refused.`);
    return {
      ...result,
      cpuMs: (serverCpuMs + databaseCpuMs) / result.requests,
      serverCpuMs: serverCpuMs / result.requests,
    };
  }

  /**
   * Loads a server until its code is compiled as it will be after a minute of work: on a busy machine that takes longer.
   * Compiling counts as the process's own time.
   */
  async warmUp(server: { pid: number; port: number }, job: Omit<LoadJob, 'port' | 'seconds'>): Promise<void> {
    const until = performance.now() + LONGEST_WARM_UP_MS * this.effort.length;
    for (let sent = 0; sent < WARM_UP_REQUESTS && performance.now() < until;) {
      sent += (await this.put(server, { ...job, seconds: 1 })).requests;
    }
  }

  /** Measures by turns, so that a slow minute of the machine weighs on both sides alike. */
  async inTurns<Baseline, Value>(
    baseline: () => Promise<Baseline>,
    value: () => Promise<Value>,
    rounds = this.effort.rounds,
  ): Promise<{ values: Value[]; baselines: Baseline[] }> {
    const [values, baselines]: [Value[], Baseline[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      baselines.push(await baseline());
      values.push(await value());
    }
    return { values, baselines };
  }

  add(...figures: Figure[]): void {
    this.figures.push(...figures);
  }
}
