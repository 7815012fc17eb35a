import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who voted in a poll that is not anonymous, in the order in which they joined. */
export class PollVoters1763700000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX poll_ballot_member ON poll_ballot (poll_id, member_id) WHERE member_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX poll_ballot_member');
  }
}
