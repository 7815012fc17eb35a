import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Verbatims1763700000007 implements MigrationInterface {
  name = 'Verbatims1763700000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE verbatim_export (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        requested_by uuid NOT NULL,
        format text NOT NULL CHECK (format IN ('jsonl', 'csv', 'csv_excel')),
        query text NOT NULL,
        filter jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed', 'expired')),
        -- Keys the pseudonyms of this export and of no other.
        pseudonym_key bytea NOT NULL,
        row_count integer NOT NULL DEFAULT 0,
        expected_row_count integer,
        size_bytes bigint,
        sha256 bytea,
        failure_message text,
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        expires_at timestamptz,
        FOREIGN KEY (community_id, requested_by) REFERENCES member (community_id, id)
      );
      CREATE INDEX verbatim_export_expiring ON verbatim_export (expires_at) WHERE state = 'done';
      CREATE INDEX verbatim_export_own ON verbatim_export (requested_by, created_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE verbatim_export;
    `);
  }
}
