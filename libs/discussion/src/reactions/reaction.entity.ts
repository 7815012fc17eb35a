import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reaction that a member gave to a post. */
@Entity('reaction')
export class ReactionEntity {
  @PrimaryColumn('uuid', { name: 'post_id' })
  postId: string;

  @PrimaryColumn('text')
  kind: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** The post's author. */
  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;
}
