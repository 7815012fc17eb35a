import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Lets the owner of a mailbox set the password of an account, once. */
@Entity('password_token')
export class PasswordTokenEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
