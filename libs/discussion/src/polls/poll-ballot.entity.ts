import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One member's vote in one poll. */
@Entity('poll_ballot')
export class PollBallotEntity {
  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  /** Keyed hash of poll and member. */
  @PrimaryColumn('bytea')
  voter: Buffer;

  /** Null in anonymous polls. */
  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  /** Numbers of options from 1; of a ranked poll in the order of preference. */
  @Column('smallint', { array: true })
  choices: number[];
}
