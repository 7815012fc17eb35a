import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ThreadsForStaff1763700000053 implements MigrationInterface {
  name = 'ThreadsForStaff1763700000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a thread can be found by. Apart from it: a thread's row, and all that is indexed of it, is written with every reply.
      CREATE TABLE thread_title (
        thread_id uuid PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
        community_id uuid NOT NULL,
        folded text NOT NULL
      );
      CREATE INDEX thread_title_part ON thread_title USING gin (community_id, folded gin_trgm_ops);
      INSERT INTO thread_title SELECT id, community_id, folded_name(title) FROM thread;
      CREATE FUNCTION index_thread_title() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO thread_title VALUES (NEW.id, NEW.community_id, folded_name(NEW.title))
          ON CONFLICT (thread_id) DO UPDATE SET folded = excluded.folded;
        RETURN NULL;
      END $$;
      CREATE TRIGGER thread_title_is_indexed AFTER INSERT OR UPDATE OF title ON thread
        FOR EACH ROW EXECUTE FUNCTION index_thread_title();
      CREATE INDEX thread_locked ON thread (community_id, last_activity_at DESC, id DESC)
        WHERE is_locked AND state = 'published';
      CREATE INDEX thread_slowed ON thread (community_id, last_activity_at DESC, id DESC)
        WHERE slow_mode_seconds IS NOT NULL AND state = 'published';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX thread_slowed, thread_locked;
      DROP TRIGGER thread_title_is_indexed ON thread;
      DROP FUNCTION index_thread_title();
      DROP TABLE thread_title;
    `);
  }
}
