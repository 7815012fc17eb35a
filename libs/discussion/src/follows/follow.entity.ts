import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How closely something is followed, as the API names it. */
export const FollowLevel = {
  MUTED: 'muted',
  NORMAL: 'normal',
  TRACKING: 'tracking',
  WATCHING_FIRST: 'watching_first',
  WATCHING: 'watching',
} as const;

/** How closely something is followed, as the database keeps it. */
export type FollowLevelName = (typeof FollowLevel)[keyof typeof FollowLevel];

/** What may be followed, as the API names it. */
export const FollowKind = { THREAD: 'thread', SPACE: 'space', MEMBER: 'member', TAG: 'tag' } as const;

/** What may be followed, as the database keeps it. */
export type FollowKindName = (typeof FollowKind)[keyof typeof FollowKind];

/** What a member follows. */
@Entity('follow')
export class FollowEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  kind: FollowKindName;

  /** Null for a tag. */
  @Column('uuid', { name: 'target_id', nullable: true })
  targetId: string | null;

  /** Folded; null for anything else. */
  @Column('text', { nullable: true })
  tag: string | null;

  @Column('text')
  level: FollowLevelName;

  /** Chosen by the member, and not by what he wrote: never overridden. */
  @Column('boolean', { name: 'is_chosen' })
  isChosen: boolean;

  @Column('timestamptz', { name: 'followed_at' })
  followedAt: Date;
}
