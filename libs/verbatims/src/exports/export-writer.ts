import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, actorCan, STORAGE, type Storage } from '#platform';
import { CommunityService, SpaceService } from '#community';
import { Permalinks } from '#discussion';
import { MemberActors, Permission } from '#identity';
import { type FoundText, type SearchFilter, SearchService, type SearchWish } from '#search';
import { pseudonymOf } from '../formats/pseudonym.js';
import { writerOf } from '../formats/row-writer.js';
import type { VerbatimRow } from '../formats/verbatim-row.js';
import { ExportCancelled, ExportRightLost } from './export.errors.js';
import { type ClaimedExport, ExportRepository, type FinishedFile } from './export.repository.js';

/** Rows read and written at a time: at 40,000 code points of 4 bytes each, 32 MB in the worst case. */
const BATCH = 200;

/** Where the file of an export lies. */
export function exportKeyOf(row: { id: string; communityId: string }): string {
  return `exports/${row.communityId}/${row.id}`;
}

/**
 * Writes the file of an export, oldest text first, at constant memory. Before each batch it asks anew who the requester
 * is and what he may see: a right lost while an export runs ends it, a space hidden meanwhile gives nothing more.
 */
@Injectable()
export class ExportWriter {
  constructor(
    private readonly exports: ExportRepository,
    private readonly actors: MemberActors,
    private readonly search: SearchService,
    private readonly spaces: SpaceService,
    private readonly communities: CommunityService,
    private readonly permalinks: Permalinks,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  /** Throws ExportRightLost and ExportCancelled; leaves no file where it throws. */
  async write(row: ClaimedExport, signal: AbortSignal): Promise<FinishedFile> {
    const wish = wishOf(row);
    const { totalCount } = await this.search.search(await this.requireActor(row), wish, {
      limit: 1,
      after: null,
    });
    await this.exports.noteExpected(row.id, totalCount);
    const hash = createHash('sha256');
    const progress = { rowCount: 0 };
    const { sizeBytes } = await this.storage.write(
      exportKeyOf(row),
      Readable.from(this.chunks(row, wish, { hash, progress, signal }), {
        objectMode: false,
        highWaterMark: 64 * 1024,
      }),
    );
    return { rowCount: progress.rowCount, sizeBytes, sha256: hash.digest() };
  }

  private async *chunks(
    row: ClaimedExport,
    wish: SearchWish,
    {
      hash,
      progress,
      signal,
    }: { hash: ReturnType<typeof createHash>; progress: { rowCount: number }; signal: AbortSignal },
  ): AsyncGenerator<Buffer> {
    const writer = writerOf(row.format);
    const { slug } = await this.communities.requireById(row.communityId);
    const put = (text: string): Buffer => {
      const bytes = Buffer.from(text, 'utf8');
      hash.update(bytes);
      return bytes;
    };
    yield put(writer.head());
    for (let after: readonly string[] | null = null; ;) {
      signal.throwIfAborted();
      const actor = await this.requireActor(row);
      const { texts, nextKey } = await this.search.walk(actor, wish, { limit: BATCH, after });
      const spaces = await this.spaces.spacesByIds(actor, [
        ...new Set(texts.map(({ revision }) => revision.spaceId)),
      ]);
      const slugs = new Map(spaces.map((space) => [space.id, space.slug]));
      const rows = texts.flatMap((text) => {
        const space = slugs.get(text.revision.spaceId);
        return space === undefined ? [] : [this.rowOf(row, text, space, slug)];
      });
      progress.rowCount += rows.length;
      if (rows.length > 0) yield put(writer.rows(rows));
      if (!(await this.exports.noteProgress(row.id, progress.rowCount))) throw new ExportCancelled();
      if (nextKey === null) return;
      after = nextKey;
    }
  }

  private rowOf(
    row: ClaimedExport,
    { revision, publishedAt }: FoundText,
    space: string,
    communitySlug: string,
  ): VerbatimRow {
    return {
      id: revision.id,
      postId: revision.postId,
      revision: revision.number,
      sha256: revision.sha256,
      body: revision.body.toString('utf8'),
      format: revision.format,
      threadId: revision.threadId,
      threadTitle: revision.threadTitle,
      space,
      author: pseudonymOf(row.pseudonymKey, revision.authorId),
      publishedAt,
      permalink: this.permalinks.post(communitySlug, revision.threadId, revision.postId),
    };
  }

  private async requireActor(row: ClaimedExport): Promise<Actor> {
    const actor = await this.actors.findActive(row.communityId, row.requestedBy);
    if (!actor || !actorCan(actor, Permission.VerbatimExport)) throw new ExportRightLost();
    return actor;
  }
}

/** What is posted while an export runs is not in it. */
function wishOf(row: ClaimedExport): SearchWish {
  const { spaceIds, publishedFrom, publishedBefore } = row.filter;
  const before = publishedBefore === undefined ? row.createdAt : new Date(publishedBefore);
  const filter: SearchFilter = {
    spaceIds,
    publishedFrom: publishedFrom === undefined ? undefined : new Date(publishedFrom),
    publishedBefore: before < row.createdAt ? before : row.createdAt,
  };
  return { query: row.query, filter };
}
