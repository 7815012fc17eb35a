import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Backup1763700000016 implements MigrationInterface {
  name = 'Backup1763700000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose transaction numbers order the facts log: a start that finds itself on another server numbers it anew.
      CREATE TABLE fact_log_origin (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        system_identifier text NOT NULL,
        adopted_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE fact_log_origin;
    `);
  }
}
