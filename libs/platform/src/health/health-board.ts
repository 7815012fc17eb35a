import { Injectable } from '@nestjs/common';

/** How a part of the install does its work: as it should, less well, or not at all. */
export type HealthState = 'working' | 'degraded' | 'down';

/** How one part stands. */
export interface HealthReport {
  /** Which part: lower case, dots and hyphens (`database`, `consumer.search.index`). */
  readonly part: string;
  readonly state: HealthState;
  /** What is the matter, SCREAMING_SNAKE: the console has words for each, in both languages. */
  readonly code: string;
  /** Figures and names that the words are filled with; units in their names. */
  readonly details?: Readonly<Record<string, string | number>>;
  /** Since when it stands so, where that is known. */
  readonly since?: Date;
}

/** Looks at one part of the install, or at several of a kind. */
export interface HealthProbe {
  readonly name: string;
  report(): Promise<readonly HealthReport[]>;
}

/** A probe that takes longer tells nothing; what it looks at is as good as down. */
const PROBE_TIMEOUT_MS = 2_000;

/** Severe first. */
export const SEVERITY: Readonly<Record<HealthState, number>> = { down: 0, degraded: 1, working: 2 };

/** Where every part of the install says how it stands. */
@Injectable()
export class HealthBoard {
  private readonly probes: HealthProbe[] = [];

  constructor(private readonly timeoutMs = PROBE_TIMEOUT_MS) {}

  register(probe: HealthProbe): void {
    this.probes.push(probe);
  }

  /** Severe first, else in the order of registration. A probe that throws (PROBE_FAILED) or is late (PROBE_TIMEOUT) counts as down. */
  async reports(): Promise<HealthReport[]> {
    const found = await Promise.all(this.probes.map((probe) => this.ask(probe)));
    return found.flat().sort((one, other) => SEVERITY[one.state] - SEVERITY[other.state]);
  }

  private async ask(probe: HealthProbe): Promise<readonly HealthReport[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly HealthReport[]>((resolve) => {
      timer = setTimeout(() => resolve([silent(probe, 'PROBE_TIMEOUT')]), this.timeoutMs);
    });
    try {
      return await Promise.race([probe.report(), late]);
    } catch {
      return [silent(probe, 'PROBE_FAILED')];
    } finally {
      clearTimeout(timer);
    }
  }
}

function silent(probe: HealthProbe, code: string): HealthReport {
  return { part: probe.name, state: 'down', code };
}
