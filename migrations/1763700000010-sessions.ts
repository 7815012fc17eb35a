import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sessions1763700000010 implements MigrationInterface {
  name = 'Sessions1763700000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A full session is a family of tokens: one access token that opens, one refresh token that makes the next pair.
      -- token_hash is the access token's; expires_at is the session's own end, whatever its access token's.
      ALTER TABLE session
        ADD COLUMN access_expires_at timestamptz NOT NULL DEFAULT now() + interval '15 minutes',
        ADD COLUMN access_seen_at timestamptz,
        ADD COLUMN generation integer NOT NULL DEFAULT 1,
        ADD COLUMN rotated_at timestamptz,
        ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN browser text,
        ADD COLUMN system text,
        ADD COLUMN network text;
      -- Tokens of 30 days end within the quarter of an hour: their holders sign in once more.
      UPDATE session SET access_expires_at = LEAST(expires_at, now() + interval '15 minutes'), last_seen_at = created_at;
      -- Used refresh tokens stay for a while: one that comes back was copied.
      CREATE TABLE session_refresh (
        token_hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
        generation integer NOT NULL,
        -- With the token itself and the install's secret, it makes the token's successors again.
        salt bytea NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (session_id, generation)
      );
      -- Sessions older than this do not count in this community: its admins end them here, and nowhere else.
      ALTER TABLE member ADD COLUMN sessions_ended_at timestamptz;
      -- What an account proves itself with beside its password.
      CREATE TABLE second_factor (
        account_id uuid PRIMARY KEY REFERENCES account,
        sealed_secret bytea NOT NULL,
        -- Null until a first code has shown that the app has the secret.
        confirmed_at timestamptz,
        -- The step of the last code taken: none is taken twice.
        last_step bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE recovery_code (
        account_id uuid NOT NULL REFERENCES account,
        code_hash bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, code_hash)
      );
      -- Short-lived secrets that let their holder do one thing: the second step of a sign-in, or to put a lost second factor off.
      CREATE TABLE account_ticket (
        token_hash bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        purpose text NOT NULL CHECK (purpose IN ('second-step', 'second-factor-reset')),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX account_ticket_account ON account_ticket (account_id);
      -- How a community's staff must sign in; no row asks for nothing.
      CREATE TABLE sign_in_policy (
        community_id uuid PRIMARY KEY REFERENCES community,
        requires_second_factor boolean NOT NULL
      );
      -- A letter that makes staff of the owner of an address, once.
      CREATE TABLE invitation (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL REFERENCES community,
        email citext NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        invited_by uuid,
        created_at timestamptz NOT NULL,
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        accepted_by uuid,
        cancelled_at timestamptz,
        UNIQUE (community_id, id),
        FOREIGN KEY (community_id, invited_by) REFERENCES member (community_id, id),
        FOREIGN KEY (community_id, accepted_by) REFERENCES member (community_id, id),
        CHECK (num_nonnulls(accepted_at, cancelled_at) < 2)
      );
      CREATE UNIQUE INDEX invitation_open ON invitation (community_id, email)
        WHERE accepted_at IS NULL AND cancelled_at IS NULL;
      CREATE TABLE invitation_role (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        invitation_id uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('moderator', 'community_manager', 'analyst', 'admin')),
        space_id uuid,
        UNIQUE NULLS NOT DISTINCT (invitation_id, role, space_id),
        FOREIGN KEY (community_id, invitation_id) REFERENCES invitation (community_id, id),
        FOREIGN KEY (community_id, space_id) REFERENCES space (community_id, id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE invitation_role, invitation, sign_in_policy, account_ticket, recovery_code, second_factor, session_refresh;
      ALTER TABLE member DROP COLUMN sessions_ended_at;
      ALTER TABLE session DROP COLUMN access_expires_at, DROP COLUMN access_seen_at, DROP COLUMN generation,
        DROP COLUMN rotated_at, DROP COLUMN last_seen_at, DROP COLUMN browser, DROP COLUMN system, DROP COLUMN network;
    `);
  }
}
