import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchEngines1763700000014 implements MigrationInterface {
  name = 'SearchEngines1763700000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What this install keeps on a search server, and with which code it was built. One row per engine.
      CREATE TABLE search_index (
        engine text PRIMARY KEY,
        -- Its name there: several installs may share a server.
        uid text NOT NULL,
        -- Of the settings and the documents' shape it was built with; null before the first build.
        fingerprint text,
        -- When the server says it made it: another instant is another index, a wiped folder's say.
        incarnation text,
        built_at timestamptz,
        -- Who is building it anew, until when nobody else does.
        rebuild_owner uuid,
        rebuild_until timestamptz,
        checked_at timestamptz,
        -- Documents that the last check found missing, stale and extra, and put right.
        missing integer NOT NULL DEFAULT 0,
        stale integer NOT NULL DEFAULT 0,
        extra integer NOT NULL DEFAULT 0
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE search_index');
  }
}
