import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a thread of a space for announcements is besides. */
@Entity('announcement')
export class AnnouncementEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'space_id' })
  spaceId: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('boolean', { name: 'is_listed' })
  isListed: boolean;
}
