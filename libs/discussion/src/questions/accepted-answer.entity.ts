import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer that helped, one a question. */
@Entity('accepted_answer')
export class AcceptedAnswerEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('uuid', { name: 'accepted_by' })
  acceptedBy: string;

  @Column('timestamptz', { name: 'accepted_at' })
  acceptedAt: Date;
}
