import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, actorCan, Database, FileMissing, isUuid, Jobs, newId, NotFound } from '#platform';
import { CommunityService } from '#community';
import { Permission } from '#identity';
import { SearchService } from '#search';
import { newPseudonymKey } from '../formats/pseudonym.js';
import { type ExportFormatName, writerOf } from '../formats/row-writer.js';
import type { StoredFilter } from './export.entity.js';
import { EXPORT_ATTEMPTS, EXPORT_JOB } from './export.job.js';
import { ExportFiles } from './export-files.js';
import { ExportNotFound, QueryHasNul, QueryInvalidUnicode } from './export.errors.js';
import { ExportRepository, type ExportRow } from './export.repository.js';

const MOST_LISTED = 50;
const SEAL_TYPE = 'application/x-ndjson; charset=utf-8';

/** What is to be exported. */
export interface ExportWish {
  format: ExportFormatName;
  query: string;
  filter?: { spaceIds?: string[] | null; publishedFrom?: Date | null; publishedBefore?: Date | null } | null;
}

/** A file on its way out. */
export interface ExportDownload {
  content: Readable;
  contentType: string;
  fileName: string;
  sizeBytes: number;
}

/** Exports, seen by nobody but who asked for them. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly exports: ExportRepository,
    private readonly search: SearchService,
    private readonly communities: CommunityService,
    private readonly files: ExportFiles,
  ) {}

  /** Queues an export. Throws QueryInvalidUnicode, QueryHasNul, and BadUserInput for a query beyond the limits. */
  async start(actor: Actor, wish: ExportWish): Promise<ExportRow> {
    const requestedBy = requireMember(actor);
    requireStorable(wish.query);
    this.search.requireReadable(wish.query);
    const id = newId();
    return this.database.transaction(async (tx) => {
      const row = await this.exports.insert(tx, {
        id,
        communityId: actor.communityId,
        requestedBy,
        format: wish.format,
        query: wish.query,
        filter: storedFilterOf(wish.filter),
        pseudonymKey: newPseudonymKey(),
      });
      // Failing tries are counted by the export itself; a worker that is stopped must not use them up.
      await this.jobs.enqueue(
        tx,
        EXPORT_JOB,
        { exportId: id },
        { jobKey: `${EXPORT_JOB}/${id}`, maxAttempts: EXPORT_ATTEMPTS * 4 },
      );
      return row;
    });
  }

  /** Stops an export that has not ended; one that has stays as it is. Throws ExportNotFound. */
  async cancel(actor: Actor, id: string): Promise<ExportRow> {
    const memberId = requireMember(actor);
    if (!isUuid(id)) throw new ExportNotFound();
    const row = await this.database.transaction((tx) =>
      this.exports.cancel(tx, actor.communityId, memberId, id),
    );
    if (!row) throw new ExportNotFound();
    return row;
  }

  /** The actor's own, newest first, at most 50. */
  async listOwn(actor: Actor): Promise<ExportRow[]> {
    return actor.memberId === null
      ? []
      : this.exports.listOwn(actor.communityId, actor.memberId, MOST_LISTED);
  }

  /** Null for anybody else's. */
  async findOwn(actor: Actor, id: string): Promise<ExportRow | null> {
    if (actor.memberId === null || !isUuid(id)) return null;
    return this.exports.findOwn(actor.communityId, actor.memberId, id);
  }

  /** The file or its seal, for its requester, while he may export. Throws NotFound for everything else alike. */
  async download(actor: Actor, id: string, part: 'file' | 'seal'): Promise<ExportDownload> {
    const mayExport = actor.scope === 'full' && actorCan(actor, Permission.VerbatimExport);
    const row = mayExport ? await this.findOwn(actor, id) : null;
    const isThere = row?.state === 'done' && row.expiresAt !== null && row.expiresAt > new Date();
    const sizeBytes = part === 'file' ? row?.sizeBytes : row?.sealSizeBytes;
    if (!row || !isThere || sizeBytes == null) throw new NotFound();
    const { slug } = await this.communities.requireById(row.communityId);
    const { contentType, extension } = writerOf(row.format);
    const fileName = `verbatims-${slug}-${row.createdAt.toISOString().slice(0, 10)}.${extension}`;
    const form =
      part === 'file' ? { contentType, fileName } : { contentType: SEAL_TYPE, fileName: `${fileName}.seal` };
    try {
      return { ...form, sizeBytes, content: await this.files.read(row, part) };
    } catch (error) {
      throw error instanceof FileMissing ? new NotFound() : error;
    }
  }
}

function requireMember(actor: Actor): string {
  if (actor.memberId === null) throw new NotFound();
  return actor.memberId;
}

function requireStorable(text: string): void {
  if (!(text as string & { isWellFormed(): boolean }).isWellFormed()) throw new QueryInvalidUnicode();
  if (text.includes('\0')) throw new QueryHasNul();
}

function storedFilterOf(filter: ExportWish['filter']): StoredFilter {
  return {
    ...(filter?.spaceIds ? { spaceIds: filter.spaceIds.filter(isUuid) } : {}),
    ...(filter?.publishedFrom ? { publishedFrom: filter.publishedFrom.toISOString() } : {}),
    ...(filter?.publishedBefore ? { publishedBefore: filter.publishedBefore.toISOString() } : {}),
  };
}
