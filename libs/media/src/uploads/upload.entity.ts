import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What can be attached. */
export const UploadKind = { IMAGE: 'image', PDF: 'pdf' } as const;

/** A kind, as the database keeps it. */
export type UploadKindName = (typeof UploadKind)[keyof typeof UploadKind];

/** One file that is served for an upload. */
export interface StoredVariant {
  /** Its name in addresses and storage keys. */
  name: string;
  format: 'webp' | 'avif' | 'pdf';
  /** Pixels; 0 for a PDF. */
  width: number;
  height: number;
  sizeBytes: number;
  isAnimated: boolean;
}

/** What a member has sent to be attached to a message. */
@Entity('upload')
export class UploadEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'uploader_id' })
  uploaderId: string;

  @Column('text')
  state: 'receiving' | 'ready' | 'erased';

  @Column('text', { nullable: true })
  kind: UploadKindName | null;

  @Column('text')
  name: string;

  @Column('integer', { name: 'size_bytes', default: 0 })
  sizeBytes: number;

  @Column('integer', { nullable: true })
  width: number | null;

  @Column('integer', { nullable: true })
  height: number | null;

  @Column('boolean', { name: 'is_animated', default: false })
  isAnimated: boolean;

  @Column('jsonb', { default: [] })
  variants: StoredVariant[];

  @Column('text', { name: 'idempotency_key' })
  idempotencyKey: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'post_id', nullable: true })
  postId: string | null;

  @Column('smallint', { nullable: true })
  position: number | null;

  @Column('text', { default: '' })
  description: string;
}
