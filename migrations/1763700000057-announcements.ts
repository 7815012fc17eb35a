import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Announcements1763700000057 implements MigrationInterface {
  name = 'Announcements1763700000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a thread of a space for announcements is besides.
      CREATE TABLE announcement (
        thread_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        opened_at timestamptz NOT NULL,
        -- From then on it is past; null never.
        expires_at timestamptz,
        -- In the lists: its thread is published, and leads to no other.
        is_listed boolean NOT NULL,
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id)
      );
      CREATE INDEX announcement_by_opening ON announcement (space_id, opened_at DESC, thread_id DESC) WHERE is_listed;
      CREATE INDEX announcement_by_expiry ON announcement (space_id, expires_at DESC, thread_id DESC)
        WHERE is_listed AND expires_at IS NOT NULL;
      INSERT INTO announcement (thread_id, community_id, space_id, opened_at, is_listed)
        SELECT t.id, t.community_id, t.space_id, t.created_at, t.state = 'published' AND t.merged_into IS NULL
        FROM thread t JOIN space s ON s.id = t.space_id WHERE s.kind = 'announcements';
      -- Who has read one thread, whatever else there is to read.
      CREATE INDEX thread_read_of_thread ON thread_read (thread_id, member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX thread_read_of_thread; DROP TABLE announcement;`);
  }
}
