import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What threads are about, across spaces. */
@Entity('tag')
export class TagEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** Its name in addresses. */
  @Column('text')
  slug: string;

  /** As it was written first, or as staff have called it since. */
  @Column('text')
  name: string;

  @Column('text', { default: '' })
  description: string;

  /** On the community's own list. */
  @Column('boolean', { name: 'is_managed' })
  isManaged: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A tag as its row says. */
export type TagRow = Readonly<TagEntity>;
