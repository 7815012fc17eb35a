import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BodyFormat } from '../text/source-text.js';

/** One exact text of a post, as received. Rows are never changed. */
@Entity('revision')
export class RevisionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('integer')
  number: number;

  @Column('uuid', { name: 'editor_id' })
  editorId: string;

  /** UTF-8 bytes of exactly what was received. */
  @Column('bytea')
  body: Buffer;

  @Column('text')
  format: BodyFormat;

  @Column('bytea')
  sha256: Buffer;

  @Column('text', { name: 'plain_text' })
  plainText: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
