import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A try that counts against a limit. */
@Entity('sign_in_attempt')
export class SignInAttemptEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** What is limited, under a keyed hash. */
  @Column('text')
  subject: string;

  @Column('timestamptz')
  at: Date;
}
