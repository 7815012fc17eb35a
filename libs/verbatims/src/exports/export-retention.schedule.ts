import { Injectable } from '@nestjs/common';
import { type Schedule, ScheduleBook, type ScheduledRun } from '#platform';
import { ExportFiles } from './export-files.js';
import { ExportRepository } from './export.repository.js';

/**
 * Removes the files of exports in the night after their seven days: personal data is not kept longer than it is needed.
 * They cannot be downloaded any more from the last of those days on.
 */
@Injectable()
export class ExportRetention implements Schedule {
  readonly name = 'verbatims:export-retention';
  readonly cron = '17 3 * * *';

  constructor(
    book: ScheduleBook,
    private readonly exports: ExportRepository,
    private readonly files: ExportFiles,
  ) {
    book.add(this);
  }

  /** The file goes first: a try that fails half-way finds what is left. */
  async run({ communityId }: ScheduledRun, signal: AbortSignal): Promise<void> {
    for (const row of await this.exports.listExpired(communityId)) {
      if (signal.aborted) throw new Error('the worker is closing');
      await this.files.remove(row);
      await this.exports.expire(row.id);
    }
  }
}
