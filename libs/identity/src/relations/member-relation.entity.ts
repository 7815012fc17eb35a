import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a member keeps another at a distance, as the API names it. */
export const RelationKind = { BLOCK: 'block', MUTE: 'mute' } as const;

/** How a member keeps another at a distance, as the database keeps it. */
export type RelationKindName = (typeof RelationKind)[keyof typeof RelationKind];

/** Whom a member does not want to hear of. */
@Entity('member_relation')
export class MemberRelationEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @PrimaryColumn('uuid', { name: 'other_id' })
  otherId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('text')
  kind: RelationKindName;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
