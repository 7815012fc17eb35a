import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many reactions a member gave on one day of the community's. */
@Entity('reaction_day')
export class ReactionDayEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @PrimaryColumn('date')
  day: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('integer')
  given: number;
}
