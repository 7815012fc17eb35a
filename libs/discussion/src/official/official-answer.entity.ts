import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The brand's word on a thread: one post of the staff's. */
@Entity('official_answer')
export class OfficialAnswerEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('uuid', { name: 'marked_by' })
  markedBy: string;

  @Column('timestamptz', { name: 'marked_at' })
  markedAt: Date;
}
