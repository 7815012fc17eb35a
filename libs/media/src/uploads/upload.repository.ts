import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { StoredVariant, UploadKindName } from './upload.entity.js';
import { UPLOAD_COLUMNS, type UploadRow } from './upload-row.js';

/** An upload that begins. */
export interface NewUpload {
  id: string;
  communityId: string;
  uploaderId: string;
  name: string;
  idempotencyKey: string;
}

/** What an upload turned out to be. */
export interface ReceivedFile {
  kind: UploadKindName;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  isAnimated: boolean;
  variants: StoredVariant[];
}

/** The SQL of uploads. */
@Injectable()
export class UploadRepository {
  constructor(private readonly database: Database) {}

  /** The upload that a key made or is making; `row` is null while it is being received. */
  async findByKey(
    uploaderId: string,
    key: string,
  ): Promise<{ id: string; ageSeconds: number; row: UploadRow | null } | null> {
    const [found] = await this.database.query<UploadRow & { state: string; ageSeconds: number }>(
      `SELECT ${UPLOAD_COLUMNS}, u.state, extract(epoch FROM now() - u.created_at)::int AS "ageSeconds"
       FROM upload u WHERE u.uploader_id = $1 AND u.idempotency_key = $2 AND u.state <> 'erased'`,
      [uploaderId, key],
      'upload_find_by_key',
    );
    if (!found) return null;
    const { state, ageSeconds, ...row } = found;
    return { id: row.id, ageSeconds, row: state === 'ready' ? row : null };
  }

  /** How many files of somebody's no message was sent with, those on their way included. */
  async countUnclaimed(uploaderId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM upload
       WHERE uploader_id = $1 AND post_id IS NULL AND state IN ('receiving', 'ready')`,
      [uploaderId],
      'upload_count_unclaimed',
    );
    return row?.count ?? 0;
  }

  /** Before a byte is kept, so that whatever is left of a process that died has a row that tells of it. */
  async begin({ id, communityId, uploaderId, name, idempotencyKey }: NewUpload): Promise<void> {
    await this.database.query(
      `INSERT INTO upload (id, community_id, uploader_id, state, name, idempotency_key, created_at)
       VALUES ($1, $2, $3, 'receiving', $4, $5, now())`,
      [id, communityId, uploaderId, name, idempotencyKey],
      'upload_begin',
    );
  }

  /** Names the files before they are written, so that they can be found and removed whatever happens. */
  async announce(id: string, variants: readonly StoredVariant[]): Promise<void> {
    await this.database.query(
      'UPDATE upload SET variants = $2 WHERE id = $1',
      [id, JSON.stringify(variants)],
      'upload_announce',
    );
  }

  /** Null where the upload was given up meanwhile. */
  async finish(id: string, file: ReceivedFile): Promise<UploadRow | null> {
    const [row] = await this.database.query<UploadRow>(
      `UPDATE upload u SET state = 'ready', kind = $2, size_bytes = $3, width = $4, height = $5, is_animated = $6, variants = $7
       WHERE u.id = $1 AND u.state = 'receiving' RETURNING ${UPLOAD_COLUMNS}`,
      [
        id,
        file.kind,
        file.sizeBytes,
        file.width,
        file.height,
        file.isAnimated,
        JSON.stringify(file.variants),
      ],
      'upload_finish',
    );
    return row ?? null;
  }

  /** Names of its files, as far as they are known. */
  async variantsOf(id: string): Promise<string[]> {
    const [row] = await this.database.query<{ variants: StoredVariant[] }>(
      'SELECT variants FROM upload WHERE id = $1',
      [id],
      'upload_variants',
    );
    return (row?.variants ?? []).map(({ name }) => name);
  }

  async remove(id: string): Promise<void> {
    await this.database.query('DELETE FROM upload WHERE id = $1', [id], 'upload_remove');
  }

  /** Forgets an upload of this person that no message was sent with. False where there is none such. */
  async discard(tx: Tx, uploaderId: string, id: string): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE upload SET state = 'erased'
       WHERE id = $1 AND uploader_id = $2 AND post_id IS NULL AND state = 'ready' RETURNING id`,
      [id, uploaderId],
    );
    return rows.length === 1;
  }

  /** Those of the uploads that are this person's, whole, and young where no message has them yet. */
  async findOwn(claim: {
    communityId: string;
    uploaderId: string;
    ids: readonly string[];
    maxHours: number;
  }): Promise<UploadRow[]> {
    return this.database.query<UploadRow>(
      `SELECT ${UPLOAD_COLUMNS} FROM upload u
       WHERE u.id = ANY($1::uuid[]) AND u.community_id = $2 AND u.uploader_id = $3 AND u.state = 'ready'
         AND (u.post_id IS NOT NULL OR u.created_at > now() - make_interval(hours => $4))`,
      [claim.ids, claim.communityId, claim.uploaderId, claim.maxHours],
      'upload_find_own',
    );
  }

  /** Gives uploads to a message, in this order, and answers which of them it now has: of two messages only one has each. */
  async claim(
    tx: Tx,
    post: { postId: string; communityId: string; authorId: string },
    files: readonly { id: string; description: string }[],
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE upload u SET post_id = $1, position = given.place, description = given.description
       FROM unnest($4::uuid[], $5::text[]) WITH ORDINALITY AS given(id, description, place)
       WHERE u.id = given.id AND u.community_id = $2 AND u.uploader_id = $3 AND u.state = 'ready'
         AND (u.post_id IS NULL OR u.post_id = $1)
       RETURNING u.id`,
      [
        post.postId,
        post.communityId,
        post.authorId,
        files.map(({ id }) => id),
        files.map(({ description }) => description),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Files of a message but for `kept` are not its own any more: they wait for the purge. True where there were any. */
  async release(tx: Tx, postId: string, kept: readonly string[]): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE upload SET state = 'erased' WHERE post_id = $1 AND state = 'ready' AND NOT id = ANY($2::uuid[]) RETURNING id`,
      [postId, kept],
    );
    return rows.length > 0;
  }

  /** What is to be removed from the storage: erased, or sent with no message in time. */
  async listPurgeable(maxHours: number, limit: number): Promise<Pick<UploadRow, 'id' | 'variants'>[]> {
    return this.database.query(
      `SELECT id, variants FROM upload
       WHERE state = 'erased' OR (post_id IS NULL AND created_at <= now() - make_interval(hours => $1))
       ORDER BY created_at LIMIT $2`,
      [maxHours, limit],
    );
  }

  /** Closes the door on one that was found purgeable before its files go; false where a message has it now. */
  async seal(id: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE upload SET state = 'erased' WHERE id = $1 AND (state = 'erased' OR post_id IS NULL) RETURNING id`,
      [id],
    );
    return rows.length === 1;
  }
}
