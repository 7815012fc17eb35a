import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A passage of another post that a post's current text quotes. */
@Entity('post_quote')
export class PostQuoteEntity {
  @PrimaryColumn('uuid', { name: 'post_id' })
  postId: string;

  /** From 0, in the order of the text. */
  @PrimaryColumn('smallint')
  position: number;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'quoted_post_id' })
  quotedPostId: string;

  @Column('uuid', { name: 'quoted_revision_id' })
  quotedRevisionId: string;

  /** As compared: white space folded. */
  @Column('text')
  passage: string;
}
