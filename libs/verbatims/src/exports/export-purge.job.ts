import { Inject, Injectable } from '@nestjs/common';
import { type JobHandler, STORAGE, type Storage } from '#platform';
import { exportKeyOf } from './export-writer.js';
import { ExportRepository } from './export.repository.js';

/** Removes the files of exports after seven days: personal data is not kept longer than it is needed. */
@Injectable()
export class ExportPurgeJob implements JobHandler {
  readonly name = 'verbatims.purge-exports';
  readonly cron = '17 * * * *';

  constructor(
    private readonly exports: ExportRepository,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  async run(): Promise<void> {
    for (const row of await this.exports.expire()) await this.storage.remove(exportKeyOf(row));
  }
}
