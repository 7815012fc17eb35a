import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A preview that its post's author took away. */
@Entity('hidden_preview')
export class HiddenPreviewEntity {
  @PrimaryColumn('uuid', { name: 'post_id' })
  postId: string;

  @PrimaryColumn('bytea', { name: 'url_hash' })
  urlHash: Buffer;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('text')
  url: string;
}
