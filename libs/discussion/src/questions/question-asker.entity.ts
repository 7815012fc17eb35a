import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member who has somebody else's question too. */
@Entity('question_asker')
export class QuestionAskerEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('timestamptz', { name: 'joined_at' })
  joinedAt: Date;
}
