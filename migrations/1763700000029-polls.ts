import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Polls1763700000029 implements MigrationInterface {
  name = 'Polls1763700000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE poll (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        post_id uuid NOT NULL UNIQUE,
        question text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('SINGLE', 'MULTIPLE', 'RANKED')),
        options text[] NOT NULL CHECK (cardinality(options) BETWEEN 2 AND 20),
        min_choices smallint NOT NULL,
        max_choices smallint NOT NULL,
        is_anonymous boolean NOT NULL,
        may_change boolean NOT NULL,
        visibility text NOT NULL CHECK (visibility IN ('ALWAYS', 'AFTER_VOTE', 'AFTER_CLOSE')),
        closes_at timestamptz,
        closed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id)
      );
      CREATE INDEX poll_to_close ON poll (closes_at) WHERE closed_at IS NULL AND closes_at IS NOT NULL;
      -- One a member, by key: HMAC-SHA256 of poll and member under a key of the install's, replaced by chance when an
      -- anonymous poll closes. No instant and no member stands beside an anonymous vote (docs/adr/0016).
      CREATE TABLE poll_ballot (
        poll_id uuid NOT NULL REFERENCES poll,
        voter bytea NOT NULL,
        member_id uuid REFERENCES member,
        choices smallint[] NOT NULL,
        PRIMARY KEY (poll_id, voter)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE poll_ballot;
      DROP TABLE poll;
    `);
  }
}
