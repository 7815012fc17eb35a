import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Operations1763700000013 implements MigrationInterface {
  name = 'Operations1763700000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- W3C traceparent of the request that recorded the fact; null where nothing is traced.
      ALTER TABLE fact ADD trace_parent text;

      -- What an operator decided about a fact that was set aside. One given up stays, as the record of what was not done.
      ALTER TABLE fact_parked ADD retry_requested_at timestamptz, ADD given_up_at timestamptz,
        ADD reason text, ADD decided_by uuid;
      CREATE INDEX fact_parked_retried ON fact_parked (consumer) WHERE retry_requested_at IS NOT NULL;

      -- IANA name: nights, days and months of a community are its own.
      ALTER TABLE community ADD time_zone text NOT NULL DEFAULT 'UTC';

      -- One row for each time a schedule fell due, which is what makes several workers run it once.
      CREATE TABLE schedule_run (
        schedule text NOT NULL,
        community_id uuid NOT NULL,
        -- The community's own date.
        period date NOT NULL,
        time_zone text NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        started_at timestamptz,
        finished_at timestamptz,
        last_error text,
        PRIMARY KEY (schedule, community_id, period)
      );
      CREATE INDEX schedule_run_ended ON schedule_run (due_at) WHERE state IN ('done', 'failed');

      -- The processes of the install, as each says of itself every few seconds.
      CREATE TABLE process_sign (
        id uuid PRIMARY KEY,
        roles text[] NOT NULL,
        host text NOT NULL,
        started_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        reports jsonb NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE process_sign, schedule_run;
      ALTER TABLE community DROP time_zone;
      ALTER TABLE fact_parked DROP retry_requested_at, DROP given_up_at, DROP reason, DROP decided_by;
      ALTER TABLE fact DROP trace_parent;
    `);
  }
}
