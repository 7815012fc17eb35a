import { Inject, Injectable } from '@nestjs/common';
import { type JobHandler, LOGGER, type Logger } from '#platform';
import { ExportFiles } from './export-files.js';
import { ExportWriter } from './export-writer.js';
import { ExportCancelled, ExportRightLost } from './export.errors.js';
import { type ClaimedExport, ExportRepository } from './export.repository.js';

/** Name under which exports are queued. */
export const EXPORT_JOB = 'verbatims.export';
/** Tries of one export. */
export const EXPORT_ATTEMPTS = 5;

/** Makes one export. Begun again after a crash it starts over: the file appears whole, or not at all. */
@Injectable()
export class ExportJob implements JobHandler {
  readonly name = EXPORT_JOB;

  constructor(
    private readonly exports: ExportRepository,
    private readonly writer: ExportWriter,
    private readonly files: ExportFiles,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(payload: unknown, signal: AbortSignal): Promise<void> {
    const row = await this.exports.claim((payload as { exportId: string }).exportId);
    if (!row) return;
    try {
      const file = await this.writer.write(row, signal);
      if (!(await this.exports.finish(row.id, file))) await this.files.remove(row);
    } catch (error) {
      await this.afterFailure(row, error, signal);
    }
  }

  private async afterFailure(row: ClaimedExport, error: unknown, signal: AbortSignal): Promise<void> {
    if (error instanceof ExportCancelled) return;
    if (error instanceof ExportRightLost) {
      await this.exports.fail(row.id, 'The person who asked for it may not export any more.');
      return;
    }
    if (!signal.aborted && row.attempts >= EXPORT_ATTEMPTS) {
      this.logger.error({ err: error, export: row.id }, 'export failed');
      await this.exports.fail(row.id, 'The file could not be made.');
      return;
    }
    throw error;
  }
}
