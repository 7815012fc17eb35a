import { bytesFree } from './bytes-free.js';
import type { HealthProbe, HealthReport } from './health-board.js';

/** Below: nothing that is written is safe to end. */
const FULL_BYTES = 100 * 1024 ** 2;
/** Below: time to make room. */
const LOW_BYTES = 1024 ** 3;

/** How much room is left where the install keeps its files. */
export class DiskProbe implements HealthProbe {
  readonly name = 'disk';

  /** `freeBytes` is for tests; the file system's own figure else. */
  constructor(
    private readonly folder: string,
    private readonly freeBytes: (folder: string) => Promise<number> = bytesFree,
  ) {}

  async report(): Promise<readonly HealthReport[]> {
    const freeBytes = await this.freeBytes(this.folder);
    const details = { freeBytes };
    if (freeBytes < FULL_BYTES) return [{ part: this.name, state: 'down', code: 'DISK_FULL', details }];
    if (freeBytes < LOW_BYTES) return [{ part: this.name, state: 'degraded', code: 'DISK_LOW', details }];
    return [{ part: this.name, state: 'working', code: 'WORKING', details }];
  }
}
