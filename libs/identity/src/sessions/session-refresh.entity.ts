import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A refresh token of a full session: current where its generation is the session's, else used. */
@Entity('session_refresh')
export class SessionRefreshEntity {
  /** SHA-256 of the token. */
  @PrimaryColumn('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('integer')
  generation: number;

  /** With the token itself and the install's secret, it makes the token's successors again. */
  @Column('bytea')
  salt: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
