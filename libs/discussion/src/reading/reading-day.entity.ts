import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a member read in a day, by UTC. */
@Entity('reading_day')
export class ReadingDayEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @PrimaryColumn('date')
  day: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** Threads entered for the first time. */
  @Column('integer', { name: 'threads_entered', default: 0 })
  threadsEntered: number;

  /** Posts of others, each once. */
  @Column('integer', { name: 'posts_read', default: 0 })
  postsRead: number;

  @Column('integer', { name: 'read_seconds', default: 0 })
  readSeconds: number;
}
