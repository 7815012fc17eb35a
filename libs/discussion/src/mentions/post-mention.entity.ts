import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member whom a post names, or named before an edit. */
@Entity('post_mention')
export class PostMentionEntity {
  @PrimaryColumn('uuid', { name: 'post_id' })
  postId: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
