import { Column, Entity, PrimaryColumn } from 'typeorm';

/** "Everything up to now is read." */
@Entity('read_mark')
export class ReadMarkEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  /** The community's own id where it is about all spaces. */
  @PrimaryColumn('uuid', { name: 'space_id' })
  spaceId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('timestamptz', { name: 'marked_at' })
  markedAt: Date;
}
