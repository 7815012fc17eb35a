import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The public half of a key that has signed exports of a community. */
@Entity('seal_key')
export class SealKeyEntity {
  @PrimaryColumn('uuid', { name: 'community_id' })
  communityId: string;

  /** 32 bytes in base64url. */
  @PrimaryColumn('text', { name: 'public_key' })
  publicKey: string;

  @Column('timestamptz', { name: 'first_used_at' })
  firstUsedAt: Date;
}
