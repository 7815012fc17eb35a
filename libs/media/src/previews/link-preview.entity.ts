import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the page behind a link says of itself, kept for a while. */
@Entity('link_preview')
export class LinkPreviewEntity {
  @PrimaryColumn('bytea', { name: 'url_hash' })
  urlHash: Buffer;

  @Column('text')
  url: string;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('text', { nullable: true })
  site: string | null;

  @Column('timestamptz', { name: 'fetched_at' })
  fetchedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
