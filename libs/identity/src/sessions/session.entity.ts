import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody signed in. A full session belongs to an account, a widget session to one member. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** SHA-256 of the token; the token itself is never kept. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('text')
  scope: 'full' | 'widget';

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('uuid', { name: 'community_id', nullable: true })
  communityId: string | null;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  /** The full session that a widget session was issued from: it ends with it. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
