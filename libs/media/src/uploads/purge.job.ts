import { Injectable } from '@nestjs/common';
import { type JobHandler, ScheduleBook } from '#platform';
import { UNCLAIMED_UPLOAD_HOURS } from '#protocol';
import { FileStore } from '../files/file-store.js';
import { PreviewRepository } from '../previews/preview.repository.js';
import { MEDIA_PURGE } from './purge-name.js';
import { UploadRepository } from './upload.repository.js';

const BATCH = 100;

/**
 * Removes files that nobody is shown any more: of messages that were withdrawn or removed at once, of uploads that no
 * message was sent with after a day. A routine of the install: files lie in one storage, whatever community they are of.
 */
@Injectable()
export class MediaPurgeJob implements JobHandler {
  readonly name = MEDIA_PURGE;
  readonly cron = '23 * * * *';

  constructor(
    book: ScheduleBook,
    private readonly uploads: UploadRepository,
    private readonly files: FileStore,
    private readonly previews: PreviewRepository,
  ) {
    book.addRoutine(this);
  }

  /** Files go before their row, so that a try that fails half-way finds what is left. */
  async run(_payload: unknown, signal: AbortSignal): Promise<void> {
    for (;;) {
      const found = await this.uploads.listPurgeable(UNCLAIMED_UPLOAD_HOURS, BATCH);
      for (const { id, variants } of found) {
        if (signal.aborted) throw new Error('the worker is closing');
        if (!(await this.uploads.seal(id))) continue;
        await this.files.removeAll(
          id,
          variants.map(({ name }) => name),
        );
        await this.uploads.remove(id);
      }
      if (found.length < BATCH) break;
    }
    await this.previews.purgeExpired();
  }
}
