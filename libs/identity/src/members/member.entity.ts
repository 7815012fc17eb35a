import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person inside one community. */
@Entity('member')
export class MemberEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  /** `sub` of the brand's tokens; customers known by it have no account. */
  @Column('text', { name: 'sso_subject', nullable: true })
  ssoSubject: string | null;

  @Column('text', { name: 'display_name' })
  displayName: string;

  /** What others call the member by in what they write; unique in the community. The database gives it. */
  @Column('text')
  handle: string;

  @Column('timestamptz', { name: 'handle_changed_at', nullable: true })
  handleChangedAt: Date | null;

  /** What a member of the staff is to the brand; null where nothing is said. */
  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { default: 'active' })
  state: 'active' | 'suspended';

  @Column('timestamptz', { name: 'joined_at' })
  joinedAt: Date;

  /** Sessions older than this do not count here. */
  @Column('timestamptz', { name: 'sessions_ended_at', nullable: true })
  sessionsEndedAt: Date | null;

  /** As measured, 0 to 4. */
  @Column('smallint', { name: 'trust_level', default: 0 })
  trustLevel: number;

  /** What staff said instead. */
  @Column('smallint', { name: 'trust_pinned', nullable: true })
  trustPinned: number | null;

  /** When the level that counts began. */
  @Column('timestamptz', { name: 'trust_since', nullable: true })
  trustSince: Date | null;
}
