import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Lets a member into a private space. */
@Entity('space_access')
export class SpaceAccessEntity {
  @PrimaryColumn('uuid', { name: 'space_id' })
  spaceId: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt: Date;
}
