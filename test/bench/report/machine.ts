import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the absolute figures depend on. */
export interface Machine {
  readonly at: string;
  readonly processor: string;
  readonly processors: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly loadBefore: number;
  readonly [fact: string]: string | number;
}

/** Of this machine, now. */
export function describeMachine(facts: Readonly<Record<string, string>>): Machine {
  return {
    at: new Date().toISOString(),
    processor: cpus()[0]?.model.trim() ?? '?',
    processors: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    ...facts,
  };
}
