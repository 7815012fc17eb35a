import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Permission } from '#identity';
import {
  type Actor,
  actorCan,
  BadUserInput,
  Database,
  Forbidden,
  isUuid,
  Jobs,
  LOGGER,
  type Logger,
  newId,
  NotFound,
  Unauthenticated,
  violatesUnique,
} from '#platform';
import { UPLOAD_LIMITS } from '#protocol';
import { DOCUMENT, FileStore } from '../files/file-store.js';
import { ImageMaker } from '../images/image-maker.js';
import { BoundedBytes } from './bounded-bytes.js';
import { MEDIA_PURGE } from './purge-name.js';
import type { UploadRow } from './upload-row.js';
import { UploadInProgress, UploadsWaiting, UploadTooLarge } from './upload.errors.js';
import { type ReceivedFile, UploadRepository } from './upload.repository.js';

/** A file on its way in. */
export interface IncomingFile {
  /** As typed by the uploader. */
  name: string;
  /** A UUID per file: a retry under the same key is the same upload. */
  idempotencyKey: string;
  /** As the request declares it; null where it does not. */
  declaredBytes: number | null;
  content: Readable;
}

/** A key that another request holds is given up by that request after so long, whatever became of it. */
const ABANDONED_SECONDS = 600;
/** How many files somebody may have sent without a message. */
const MOST_UNCLAIMED = 40;
const LONGEST_NAME = 1_000;
const KEY = /^[\w-]{8,100}$/;

/** Takes files in. */
@Injectable()
export class UploadService {
  constructor(
    private readonly database: Database,
    private readonly uploads: UploadRepository,
    private readonly files: FileStore,
    private readonly images: ImageMaker,
    private readonly jobs: Jobs,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Who may send files at all: who may write. Throws Unauthenticated, Forbidden. */
  requireUploader(actor: Actor): string {
    if (actor.kind === 'anonymous') throw new Unauthenticated();
    if (actor.memberId === null || actor.isSuspended || !actorCan(actor, Permission.PostReply))
      throw new Forbidden();
    return actor.memberId;
  }

  /** The upload that this key has made before; null for none. */
  async findKnown(actor: Actor, idempotencyKey: string): Promise<UploadRow | null> {
    return (await this.uploads.findByKey(this.requireUploader(actor), keyOf(idempotencyKey)))?.row ?? null;
  }

  /**
   * Reads a file to its end, and answers once everything that is served of it is on disk. Whatever fails, or is broken
   * off, leaves nothing. Throws UploadRefused of every kind, Unauthenticated, Forbidden.
   */
  async receive(actor: Actor, incoming: IncomingFile): Promise<UploadRow> {
    const uploaderId = this.requireUploader(actor);
    const idempotencyKey = keyOf(incoming.idempotencyKey);
    // No kind may have more: the body of what declares more is not even read.
    if ((incoming.declaredBytes ?? 0) > UPLOAD_LIMITS.pdfMaxBytes)
      throw new UploadTooLarge(UPLOAD_LIMITS.pdfMaxBytes);
    const known = await this.uploads.findByKey(uploaderId, idempotencyKey);
    if (known?.row) return known.row;
    if (known) await this.takeOver(known);
    if ((await this.uploads.countUnclaimed(uploaderId)) >= MOST_UNCLAIMED) throw new UploadsWaiting();
    const id = newId();
    await this.begin({
      id,
      communityId: actor.communityId,
      uploaderId,
      name: incoming.name.slice(0, LONGEST_NAME),
      idempotencyKey,
    });
    try {
      const row = await this.uploads.finish(id, await this.keep(id, incoming.content));
      if (!row) throw new UploadInProgress();
      return row;
    } catch (error) {
      await this.forget(id);
      throw error;
    }
  }

  /** Forgets one's own file that no message was sent with. Throws NotFound. */
  async discard(actor: Actor, id: string): Promise<void> {
    const uploaderId = this.requireUploader(actor);
    const isGone = await this.database.transaction(async (tx) => {
      if (!isUuid(id) || !(await this.uploads.discard(tx, uploaderId, id))) return false;
      await this.jobs.enqueue(tx, MEDIA_PURGE, {}, { jobKey: MEDIA_PURGE });
      return true;
    });
    if (!isGone) throw new NotFound();
  }

  private async takeOver({ id, ageSeconds }: { id: string; ageSeconds: number }): Promise<void> {
    if (ageSeconds < ABANDONED_SECONDS) throw new UploadInProgress();
    await this.forget(id);
  }

  private async begin(upload: Parameters<UploadRepository['begin']>[0]): Promise<void> {
    try {
      await this.uploads.begin(upload);
    } catch (error) {
      if (violatesUnique(error, 'upload_uploader_id_idempotency_key_key')) throw new UploadInProgress();
      throw error;
    }
  }

  private async keep(id: string, content: Readable): Promise<ReceivedFile> {
    const bounded = new BoundedBytes();
    // The storage reads to the end of `bounded`, or fails with what ended it.
    const [, written] = await Promise.allSettled([
      pipeline(content, bounded),
      this.files.writeOriginal(id, bounded),
    ]);
    if (bounded.errored) throw bounded.errored;
    if (written.status === 'rejected') throw written.reason;
    const { kind, sizeBytes } = bounded;
    if (kind === 'pdf') return documentOf(sizeBytes);
    return this.keepImage(id, sizeBytes);
  }

  private async keepImage(id: string, sizeBytes: number): Promise<ReceivedFile> {
    const { width, height, isAnimated, variants } = await this.images.make(await this.files.readOriginal(id));
    const stored = variants.map(({ bytes: _, ...variant }) => variant);
    await this.uploads.announce(id, stored);
    for (const { name, bytes } of variants) await this.files.write(id, name, bytes);
    await this.files.removeOriginal(id);
    return { kind: 'image', sizeBytes, width, height, isAnimated, variants: stored };
  }

  /** What cannot be removed now has its row: the purge finds it. */
  private async forget(id: string): Promise<void> {
    try {
      const variants = await this.uploads.variantsOf(id);
      await this.files.removeAll(id, variants);
      await this.uploads.remove(id);
    } catch (error) {
      this.logger.warn({ err: error, upload: id }, 'an upload that was given up is left to the purge');
    }
  }
}

function documentOf(sizeBytes: number): ReceivedFile {
  const variant = {
    name: DOCUMENT,
    format: 'pdf' as const,
    width: 0,
    height: 0,
    sizeBytes,
    isAnimated: false,
  };
  return { kind: 'pdf', sizeBytes, width: null, height: null, isAnimated: false, variants: [variant] };
}

/** Throws BadUserInput. */
function keyOf(key: string): string {
  if (!KEY.test(key)) throw new BadUserInput('Idempotency-Key has 8 to 100 letters, digits, - and _.', {});
  return key;
}
