import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1763700000001 implements MigrationInterface {
  name = 'Platform1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS citext;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

      -- What happened, in commit order by (tx, id): a reader stops at the snapshot's xmin and can miss nothing.
      CREATE TABLE fact (
        id bigint GENERATED ALWAYS AS IDENTITY,
        tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
        type text NOT NULL,
        community_id uuid,
        payload jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (tx, id)
      );
      CREATE TABLE fact_cursor (
        consumer text PRIMARY KEY,
        tx xid8 NOT NULL DEFAULT '0',
        id bigint NOT NULL DEFAULT 0,
        lease_owner uuid,
        lease_until timestamptz,
        last_error text,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE fact_parked (
        consumer text NOT NULL,
        fact_tx xid8 NOT NULL,
        fact_id bigint NOT NULL,
        attempts integer NOT NULL,
        error text NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, fact_id)
      );
      CREATE TABLE mail (
        id uuid PRIMARY KEY,
        recipient text NOT NULL,
        subject text NOT NULL,
        text_body text NOT NULL,
        created_at timestamptz NOT NULL,
        sent_at timestamptz
      );
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '55000';
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION refuse_change();
      DROP TABLE mail;
      DROP TABLE fact_parked;
      DROP TABLE fact_cursor;
      DROP TABLE fact;
    `);
  }
}
