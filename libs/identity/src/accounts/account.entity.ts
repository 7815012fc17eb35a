import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A login on the install. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('citext')
  email: string;

  /** Argon2id, in PHC format; null until an invited person chooses a password. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text')
  locale: string;

  @Column('boolean', { name: 'is_operator', default: false })
  isOperator: boolean;

  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
