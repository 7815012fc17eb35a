import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Traces1763700000018 implements MigrationInterface {
  name = 'Traces1763700000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever traces a transaction says so in its session: no statement that records a fact need know of traces.
      ALTER TABLE fact ALTER trace_parent SET DEFAULT NULLIF(current_setting('parvis.trace_parent', true), '');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE fact ALTER trace_parent DROP DEFAULT');
  }
}
