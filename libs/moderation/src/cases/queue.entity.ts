import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many cases of a community are open, kept in the transactions that open and settle them. */
@Entity('moderation_queue')
export class QueueEntity {
  @PrimaryColumn('uuid', { name: 'community_id' })
  communityId: string;

  @Column('integer', { name: 'open_count', default: 0 })
  openCount: number;

  /** Rises with every change of the queue. */
  @Column('bigint', { default: 0 })
  version: string;
}
