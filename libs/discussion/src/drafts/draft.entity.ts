import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DraftKind } from './draft-place.js';

/** A text that its member has not sent yet. */
@Entity('draft')
export class DraftEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  kind: DraftKind;

  @Column('uuid', { name: 'place_id' })
  placeId: string;

  @Column('text', { default: '' })
  title: string;

  @Column('text')
  body: string;

  @Column('uuid', { name: 'space_id', nullable: true })
  spaceId: string | null;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
