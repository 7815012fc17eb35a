import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchWork1763700000024 implements MigrationInterface {
  name = 'SearchWork1763700000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The latest rebuild and the latest check of the search index: how far it is, or how it ended.
      CREATE TABLE search_work (
        kind text PRIMARY KEY CHECK (kind IN ('rebuild', 'drift-check')),
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
        -- Somebody asked for it; else the install began it by itself.
        is_asked boolean NOT NULL,
        is_cancelled boolean NOT NULL DEFAULT false,
        -- Documents so far, and about how many there are.
        done integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        -- What a check found and put right.
        drift jsonb,
        error text,
        started_at timestamptz,
        -- Renewed with every page: work that is not heard of has ended with its process.
        seen_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE search_work');
  }
}
