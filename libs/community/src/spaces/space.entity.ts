import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who may enter a space. */
export const Visibility = { PUBLIC: 'public', MEMBERS: 'members', PRIVATE: 'private' } as const;

/** Who may enter a space, as the database keeps it. */
export type VisibilityName = (typeof Visibility)[keyof typeof Visibility];

/** What people do in a space. */
export const SpaceKind = {
  DISCUSSION: 'discussion',
  QUESTIONS: 'questions',
  IDEAS: 'ideas',
  REVIEWS: 'reviews',
  ANNOUNCEMENTS: 'announcements',
} as const;

/** What people do in a space, as the database keeps it. */
export type SpaceKindName = (typeof SpaceKind)[keyof typeof SpaceKind];

/** Which tags threads of a space may have. */
export const TagRule = { NONE: 'none', MANAGED: 'managed', FREE: 'free' } as const;

/** Which tags threads of a space may have, as the database keeps it. */
export type TagRuleName = (typeof TagRule)[keyof typeof TagRule];

/** A place for threads. */
@Entity('space')
export class SpaceEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text', { default: '' })
  description: string;

  @Column('text')
  visibility: VisibilityName;

  @Column('text', { default: 'discussion' })
  kind: SpaceKindName;

  /** The space it is listed under; one that has a parent is nobody's parent. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('text', { name: 'tag_rule', default: 'managed' })
  tagRule: TagRuleName;

  /** The one of its community for threads between a member and the brand. */
  @Column('boolean', { name: 'holds_conversations', default: false })
  holdsConversations: boolean;

  /** Order in lists, rising. */
  @Column('integer', { default: 0 })
  position: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A space as its row says. */
export type SpaceRow = Readonly<SpaceEntity>;

/** A row that came as JSON, which has no instants. */
export function reviveSpace(row: SpaceRow): SpaceRow {
  return { ...row, createdAt: new Date(row.createdAt) };
}
