import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a member chose for himself. Without a row everything is as by default: on. */
@Entity('member_preference')
export class MemberPreferenceEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** Threads that he opens or answers in are followed without a word. */
  @Column('boolean', { name: 'follows_own_threads', default: true })
  followsOwnThreads: boolean;

  /** Others may see that he reads a thread now, or types. */
  @Column('boolean', { name: 'shows_presence', default: true })
  showsPresence: boolean;
}

/** The choices alone. */
export type MemberPreferenceRow = Pick<MemberPreferenceEntity, 'followsOwnThreads' | 'showsPresence'>;
