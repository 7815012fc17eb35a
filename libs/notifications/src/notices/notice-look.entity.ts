import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to which notice a member has looked at the list. */
@Entity('notice_look')
export class NoticeLookEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'seen_id' })
  seenId: string;
}
