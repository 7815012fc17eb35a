import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Seals1763700000071 implements MigrationInterface {
  name = 'Seals1763700000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null of exports from before there were seals.
      ALTER TABLE verbatim_export ADD seal_size_bytes bigint, ADD merkle_root bytea;
      -- Public halves of what has ever signed an export of a community: those that left stay good when the install's secret changes.
      CREATE TABLE seal_key (
        community_id uuid NOT NULL REFERENCES community (id),
        public_key text NOT NULL,
        first_used_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (community_id, public_key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE seal_key;
      ALTER TABLE verbatim_export DROP seal_size_bytes, DROP merkle_root;
    `);
  }
}
