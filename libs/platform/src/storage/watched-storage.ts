import type { Readable } from 'node:stream';
import type { HealthProbe, HealthReport } from '../health/health-board.js';
import type { Logger } from '../telemetry/logger.js';
import { Outage } from '../telemetry/outage.js';
import type { Storage } from './storage.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** Faults of the file system; anything else is the content's own. */
const FAULTS = new Set([...FULL, 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'EMFILE']);

/** A storage that tells how it stands: one line in the log per outage, and a report until a file is written again. */
export class WatchedStorage implements Storage, HealthProbe {
  readonly name = 'storage';
  private readonly outage: Outage;
  private lastCode = '';

  constructor(
    private readonly storage: Storage,
    logger: Logger,
  ) {
    this.outage = new Outage(logger, 'files cannot be written: exports wait until they can');
  }

  async write(key: string, content: Readable): Promise<{ sizeBytes: number }> {
    try {
      const written = await this.storage.write(key, content);
      this.outage.worked();
      return written;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (FAULTS.has(code)) {
        this.lastCode = code;
        this.outage.failed(error);
      }
      throw error;
    }
  }

  async read(key: string): Promise<Readable> {
    return this.storage.read(key);
  }

  async remove(key: string): Promise<void> {
    return this.storage.remove(key);
  }

  async report(): Promise<readonly HealthReport[]> {
    const { since } = this.outage;
    if (!since) return [{ part: this.name, state: 'working', code: 'WORKING' }];
    const code = FULL.has(this.lastCode) ? 'STORAGE_FULL' : 'STORAGE_REFUSED';
    return [{ part: this.name, state: 'down', code, details: { reason: this.lastCode }, since }];
  }
}
