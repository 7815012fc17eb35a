import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExportFormatName } from '../formats/row-writer.js';

/** Where an export stands. */
export type ExportStateName = 'queued' | 'running' | 'done' | 'cancelled' | 'failed' | 'expired';

/** What an export was narrowed to, as it was asked. */
export interface StoredFilter {
  spaceIds?: string[];
  publishedFrom?: string;
  publishedBefore?: string;
}

/** A file of verbatims that somebody asked for. */
@Entity('verbatim_export')
export class VerbatimExportEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'requested_by' })
  requestedBy: string;

  @Column('text')
  format: ExportFormatName;

  @Column('text')
  query: string;

  @Column('jsonb')
  filter: StoredFilter;

  @Column('text')
  state: ExportStateName;

  @Column('bytea', { name: 'pseudonym_key' })
  pseudonymKey: Buffer;

  @Column('integer', { name: 'row_count' })
  rowCount: number;

  @Column('integer', { name: 'expected_row_count', nullable: true })
  expectedRowCount: number | null;

  @Column('bigint', { name: 'size_bytes', nullable: true })
  sizeBytes: string | null;

  @Column('bytea', { nullable: true })
  sha256: Buffer | null;

  @Column('bigint', { name: 'seal_size_bytes', nullable: true })
  sealSizeBytes: string | null;

  @Column('bytea', { name: 'merkle_root', nullable: true })
  merkleRoot: Buffer | null;

  @Column('text', { name: 'failure_message', nullable: true })
  failureMessage: string | null;

  /** Times a worker has begun it. */
  @Column('integer')
  attempts: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;
}
