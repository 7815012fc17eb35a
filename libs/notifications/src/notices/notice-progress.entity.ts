import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeKindName } from './notice-kind.js';

/** How far the telling of a fact to many members has come. */
@Entity('notice_progress')
export class NoticeProgressEntity {
  @PrimaryColumn('bigint', { name: 'fact_id' })
  factId: string;

  @Column('text')
  kind: NoticeKindName;

  @Column('text', { name: 'after_key' })
  after: string;
}
