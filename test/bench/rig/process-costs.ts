import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of /proc/<pid>/stat a second: USER_HZ, 100 wherever Linux runs Node. */
const TICKS_PER_SECOND = 100;

interface ProcessStat {
  parent: number;
  ownTicks: number;
  /** Of children that have ended. */
  formerChildrenTicks: number;
}

/** Milliseconds of processor that a process has used, with all its threads. */
export function cpuMsOf(pid: number): number {
  return ((statOf(pid)?.ownTicks ?? 0) * 1_000) / TICKS_PER_SECOND;
}

/** Milliseconds of processor that a process and all its children have used, those that have ended too. */
export function cpuMsOfFamily(pid: number): number {
  const stat = statOf(pid);
  const own = (stat?.ownTicks ?? 0) + (stat?.formerChildrenTicks ?? 0);
  const children = childrenOf(pid).map((child) => statOf(child)?.ownTicks ?? 0);
  return ((own + children.reduce((sum, ticks) => sum + ticks, 0)) * 1_000) / TICKS_PER_SECOND;
}

/** Proportional set size in MiB: memory that others share counts by shares. */
export function pssMibOf(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // Ended between the listing and the look.
    }
  }
  return kilobytes / 1_024;
}

/** A process and its children. */
export function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid)];
}

/** The postmaster above a backend, where the database runs on this machine. */
export function parentOf(pid: number): number | null {
  return statOf(pid)?.parent ?? null;
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => statOf(child)?.parent === pid);
}

function statOf(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; fields are counted after it, from the state on (proc(5)).
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, formerUser = 0, formerSystem = 0] = fields.slice(11, 15);
    return { parent, ownTicks: user + system, formerChildrenTicks: formerUser + formerSystem };
  } catch {
    return null;
  }
}
