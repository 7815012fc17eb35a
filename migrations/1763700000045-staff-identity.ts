import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StaffIdentity1763700000045 implements MigrationInterface {
  name = 'StaffIdentity1763700000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a member of the staff is to the brand. Shown while the member has a role.
      ALTER TABLE member ADD COLUMN title text CHECK (char_length(title) BETWEEN 1 AND 60);
      -- The brand's word on a thread: one post of the staff's at most.
      CREATE TABLE official_answer (
        thread_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        post_id uuid NOT NULL UNIQUE,
        marked_by uuid NOT NULL,
        marked_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id) ON DELETE CASCADE,
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id) ON DELETE CASCADE,
        FOREIGN KEY (community_id, marked_by) REFERENCES member (community_id, id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official_answer;
      ALTER TABLE member DROP COLUMN title;
    `);
  }
}
