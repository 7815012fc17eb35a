import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { ExportFormatName } from '../formats/row-writer.js';
import type { ExportStateName, StoredFilter } from './export.entity.js';

/** An export as its requester sees it. */
export interface ExportRow {
  id: string;
  communityId: string;
  requestedBy: string;
  format: ExportFormatName;
  state: ExportStateName;
  query: string;
  filter: StoredFilter;
  rowCount: number;
  expectedRowCount: number | null;
  sizeBytes: number | null;
  /** Hexadecimal. */
  sha256: string | null;
  /** Null while there is none, and of files from before there were seals. */
  sealSizeBytes: number | null;
  /** Hexadecimal. */
  merkleRoot: string | null;
  failureMessage: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  expiresAt: Date | null;
}

/** An export that a worker has taken. */
export interface ClaimedExport extends ExportRow {
  pseudonymKey: Buffer;
  attempts: number;
}

/** A finished file. */
export interface FinishedFile {
  rowCount: number;
  sizeBytes: number;
  sha256: Buffer;
  sealSizeBytes: number;
  merkleRoot: Buffer;
}

const COLUMNS = `id, community_id AS "communityId", requested_by AS "requestedBy", format, state, query, filter,
  row_count AS "rowCount", expected_row_count AS "expectedRowCount", size_bytes::float8 AS "sizeBytes",
  encode(sha256, 'hex') AS sha256, seal_size_bytes::float8 AS "sealSizeBytes", encode(merkle_root, 'hex') AS "merkleRoot", failure_message AS "failureMessage", created_at AS "createdAt",
  finished_at AS "finishedAt", expires_at AS "expiresAt"`;
const KEPT = `interval '7 days'`;

/** SQL of exports. */
@Injectable()
export class ExportRepository {
  constructor(private readonly database: Database) {}

  async insert(
    tx: Tx,
    given: Pick<
      ClaimedExport,
      'id' | 'communityId' | 'requestedBy' | 'format' | 'query' | 'filter' | 'pseudonymKey'
    >,
  ): Promise<ExportRow> {
    const [row] = await tx.query<ExportRow>(
      `INSERT INTO verbatim_export (id, community_id, requested_by, format, query, filter, state, pseudonym_key, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, clock_timestamp()) RETURNING ${COLUMNS}`,
      [
        given.id,
        given.communityId,
        given.requestedBy,
        given.format,
        given.query,
        JSON.stringify(given.filter),
        given.pseudonymKey,
      ],
    );
    return row as ExportRow;
  }

  /** Newest first. */
  async listOwn(communityId: string, memberId: string, limit: number): Promise<ExportRow[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM verbatim_export WHERE requested_by = $2 AND community_id = $1
       ORDER BY created_at DESC, id DESC LIMIT $3`,
      [communityId, memberId, limit],
    );
  }

  async findOwn(communityId: string, memberId: string, id: string): Promise<ExportRow | null> {
    const [row] = await this.database.query<ExportRow>(
      `SELECT ${COLUMNS} FROM verbatim_export WHERE id = $3 AND requested_by = $2 AND community_id = $1`,
      [communityId, memberId, id],
    );
    return row ?? null;
  }

  /** Takes an export that waits, or begins one again that a worker left behind. Null where it has ended. */
  async claim(id: string): Promise<ClaimedExport | null> {
    const [row] = await this.database.query<ClaimedExport>(
      `UPDATE verbatim_export SET state = 'running', row_count = 0, attempts = attempts + 1
       WHERE id = $1 AND state IN ('queued', 'running')
       RETURNING ${COLUMNS}, pseudonym_key AS "pseudonymKey", attempts`,
      [id],
    );
    return row ?? null;
  }

  async noteExpected(id: string, count: number): Promise<void> {
    await this.database.query(`UPDATE verbatim_export SET expected_row_count = $2 WHERE id = $1`, [
      id,
      count,
    ]);
  }

  /** False where the export does not run any more. */
  async noteProgress(id: string, rowCount: number): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE verbatim_export SET row_count = $2 WHERE id = $1 AND state = 'running' RETURNING id`,
      [id, rowCount],
    );
    return rows.length === 1;
  }

  /** False where the export was cancelled meanwhile. */
  async finish(id: string, file: FinishedFile): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE verbatim_export SET state = 'done', row_count = $2, size_bytes = $3, sha256 = $4,
         seal_size_bytes = $5, merkle_root = $6, finished_at = now(),
         expires_at = now() + ${KEPT}
       WHERE id = $1 AND state = 'running' RETURNING id`,
      [id, file.rowCount, file.sizeBytes, file.sha256, file.sealSizeBytes, file.merkleRoot],
    );
    return rows.length === 1;
  }

  async fail(id: string, message: string): Promise<void> {
    await this.database.query(
      `UPDATE verbatim_export SET state = 'failed', failure_message = $2, finished_at = now()
       WHERE id = $1 AND state IN ('queued', 'running')`,
      [id, message],
    );
  }

  /** Null where it is not the member's; unchanged where it has ended. */
  async cancel(tx: Tx, communityId: string, memberId: string, id: string): Promise<ExportRow | null> {
    await tx.query(
      `UPDATE verbatim_export SET state = 'cancelled', finished_at = now()
       WHERE id = $3 AND requested_by = $2 AND community_id = $1 AND state IN ('queued', 'running')`,
      [communityId, memberId, id],
    );
    const [row] = await tx.query<ExportRow>(
      `SELECT ${COLUMNS} FROM verbatim_export WHERE id = $3 AND requested_by = $2 AND community_id = $1`,
      [communityId, memberId, id],
    );
    return row ?? null;
  }

  /** Finished files of a community that are past their time. */
  async listExpired(communityId: string): Promise<{ id: string; communityId: string }[]> {
    return this.database.query(
      `SELECT id, community_id AS "communityId" FROM verbatim_export
       WHERE community_id = $1 AND state = 'done' AND expires_at < now() ORDER BY id`,
      [communityId],
    );
  }

  /** The file is gone. */
  async expire(id: string): Promise<void> {
    await this.database.query(
      `UPDATE verbatim_export SET state = 'expired' WHERE id = $1 AND state = 'done'`,
      [id],
    );
  }
}
