import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostExtras } from '#protocol';
import type { PostState } from './post-state.js';

/** One message. Its text is in its revisions; `bodyHtml` is rendered from the current one. */
@Entity('post')
export class PostEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('smallint')
  depth: number;

  @Column('text')
  state: PostState;

  @Column('boolean', { name: 'is_first' })
  isFirst: boolean;

  @Column('bigint', { nullable: true })
  seq: string | null;

  @Column('bigint', { name: 'change_seq', nullable: true })
  changeSeq: string | null;

  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('integer', { name: 'revision_number' })
  revisionNumber: number;

  @Column('bytea')
  sha256: Buffer;

  @Column('text', { name: 'body_html' })
  bodyHtml: string;

  @Column('text', { name: 'moderation_note', nullable: true })
  moderationNote: string | null;

  @Column('text', { name: 'idempotency_key' })
  idempotencyKey: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;

  /** What features add to it, as every reader sees it. */
  @Column('jsonb', { nullable: true })
  extras: PostExtras | null;
}
