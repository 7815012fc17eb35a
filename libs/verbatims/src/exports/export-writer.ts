import { Injectable } from '@nestjs/common';
import { type Actor, actorCan } from '#platform';
import { CommunityService, type CommunityRow, SpaceService } from '#community';
import { Permalinks } from '#discussion';
import { MemberActors, Permission } from '#identity';
import { type FoundText, type SearchFilter, SearchService, type SearchWish } from '#search';
import { pseudonymOf } from '../formats/pseudonym.js';
import { writerOf } from '../formats/row-writer.js';
import type { VerbatimRow } from '../formats/verbatim-row.js';
import { SealKeys } from '../seal/seal-keys.js';
import { Sealer } from '../seal/sealer.js';
import { sealHead, type SealStatement } from '../seal/seal-file.js';
import { ExportFiles } from './export-files.js';
import { ExportCancelled, ExportRightLost } from './export.errors.js';
import { type ClaimedExport, ExportRepository, type FinishedFile } from './export.repository.js';

/** Rows read and written at a time: at 40,000 code points of 4 bytes each, 32 MB in the worst case. */
const BATCH = 200;

/** What one export is written with. */
interface Work {
  row: ClaimedExport;
  wish: SearchWish;
  signal: AbortSignal;
  sealer: Sealer;
}

/**
 * Writes the file of an export and its seal, oldest text first, at constant memory. Before each batch it asks anew who the requester
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
    private readonly files: ExportFiles,
    private readonly keys: SealKeys,
  ) {}

  /** Throws ExportRightLost and ExportCancelled; leaves no file where it throws. */
  async write(row: ClaimedExport, signal: AbortSignal): Promise<FinishedFile> {
    const wish = wishOf(row);
    const { totalCount } = await this.search.search(await this.requireActor(row), wish, {
      limit: 1,
      after: null,
    });
    await this.exports.noteExpected(row.id, totalCount);
    const work: Work = { row, wish, signal, sealer: new Sealer() };
    const sizes = await this.files.write(row, (put) => this.chunks(work, put));
    return { ...sizes, ...work.sealer.result, rowCount: work.sealer.rowCount };
  }

  private async *chunks(
    { row, wish, signal, sealer }: Work,
    put: (text: string) => Promise<void>,
  ): AsyncGenerator<Buffer> {
    const writer = writerOf(row.format);
    const community = await this.communities.requireById(row.communityId);
    const counted = (text: string): Buffer => {
      const bytes = Buffer.from(text, 'utf8');
      sealer.bytes(bytes);
      return bytes;
    };
    await put(sealHead(row.format));
    yield counted(writer.head());
    for (let after: readonly string[] | null = null, isOver = false; !isOver;) {
      signal.throwIfAborted();
      const { rows, nextKey } = await this.batch(row, wish, { after, communitySlug: community.slug });
      if (rows.length > 0) {
        await put(sealer.rows(rows));
        yield counted(writer.rows(rows));
      }
      if (!(await this.exports.noteProgress(row.id, sealer.rowCount))) throw new ExportCancelled();
      after = nextKey;
      isOver = nextKey === null;
    }
    await put(sealer.close(aboutOf(row, community), await this.keys.take(row.communityId)));
  }

  /** With the rights that the requester holds at this moment. */
  private async batch(
    row: ClaimedExport,
    wish: SearchWish,
    { after, communitySlug }: { after: readonly string[] | null; communitySlug: string },
  ): Promise<{ rows: VerbatimRow[]; nextKey: readonly string[] | null }> {
    const actor = await this.requireActor(row);
    const { texts, nextKey } = await this.search.walk(actor, wish, { limit: BATCH, after });
    const spaces = await this.spaces.spacesByIds(actor, [
      ...new Set(texts.map(({ revision }) => revision.spaceId)),
    ]);
    const slugs = new Map(spaces.map((space) => [space.id, space.slug]));
    const rows = texts.flatMap((text) => {
      const space = slugs.get(text.revision.spaceId);
      return space === undefined ? [] : [this.rowOf(row, text, space, communitySlug)];
    });
    return { rows, nextKey };
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

function aboutOf(
  row: ClaimedExport,
  { slug, name }: CommunityRow,
): Pick<SealStatement, 'community' | 'export'> {
  const { id, format, query, filter } = row;
  const [askedAt, writtenAt] = [row.createdAt, new Date()].map((at) => at.toISOString()) as [string, string];
  return { community: { slug, name }, export: { id, format, query, filter, askedAt, writtenAt } };
}
