import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1763700000002 implements MigrationInterface {
  name = 'Identity1763700000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        email citext NOT NULL UNIQUE,
        password_hash text,
        display_name text NOT NULL,
        locale text NOT NULL,
        is_operator boolean NOT NULL DEFAULT false,
        email_verified_at timestamptz,
        created_at timestamptz NOT NULL
      );
      -- Somebody asked for an account. It exists once the link sent to the address has been followed, so nobody can
      -- set a password on an address that is not his. token_hash is set when the letter is written.
      CREATE TABLE sign_up (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        email citext NOT NULL,
        password_hash text NOT NULL,
        display_name text NOT NULL,
        locale text NOT NULL,
        token_hash bytea UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX sign_up_email ON sign_up (email);
      -- Single-use secrets sent by mail; only their hash is kept.
      CREATE TABLE password_token (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX password_token_account ON password_token (account_id);
      -- A person inside one community. SSO customers have no account.
      CREATE TABLE member (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        account_id uuid REFERENCES account,
        sso_subject text,
        display_name text NOT NULL,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
        joined_at timestamptz NOT NULL,
        UNIQUE (community_id, id)
      );
      CREATE UNIQUE INDEX member_account ON member (community_id, account_id) WHERE account_id IS NOT NULL;
      CREATE UNIQUE INDEX member_sso_subject ON member (community_id, sso_subject) WHERE sso_subject IS NOT NULL;
      CREATE INDEX member_by_account ON member (account_id) WHERE account_id IS NOT NULL;
      CREATE INDEX member_name ON member USING gin (display_name gin_trgm_ops);
      CREATE TABLE member_role (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        member_id uuid NOT NULL REFERENCES member,
        role text NOT NULL CHECK (role IN ('moderator', 'community_manager', 'analyst', 'admin')),
        space_id uuid,
        granted_at timestamptz NOT NULL,
        granted_by uuid,
        UNIQUE NULLS NOT DISTINCT (member_id, role, space_id)
      );
      -- Why a member was suspended or reinstated, and by whom: append-only.
      CREATE TABLE member_state_change (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        member_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('active', 'suspended')),
        reason text NOT NULL CHECK (length(reason) > 0),
        changed_by uuid,
        changed_at timestamptz NOT NULL,
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX member_state_change_member ON member_state_change (member_id, changed_at);
      CREATE TRIGGER member_state_change_is_append_only BEFORE UPDATE ON member_state_change
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- Bearer tokens and cookies; only their hash is kept. A widget session belongs to a member, a full one to an account.
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        scope text NOT NULL CHECK (scope IN ('full', 'widget')),
        account_id uuid REFERENCES account,
        community_id uuid,
        member_id uuid REFERENCES member,
        -- The full session that a widget session was issued from: it ends with it.
        parent_id uuid REFERENCES session,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CHECK ((scope = 'widget') = (member_id IS NOT NULL))
      );
      CREATE INDEX session_account ON session (account_id) WHERE account_id IS NOT NULL;
      CREATE INDEX session_member ON session (member_id) WHERE member_id IS NOT NULL;
      CREATE INDEX session_parent ON session (parent_id) WHERE parent_id IS NOT NULL;
      -- The ids of brand tokens already exchanged: each works once.
      CREATE TABLE sso_used_token (
        community_id uuid NOT NULL,
        jti text NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (community_id, jti)
      );
      -- Failed attempts per account and address, for the limits on signing in.
      CREATE TABLE sign_in_attempt (
        id uuid PRIMARY KEY,
        subject text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_in_attempt_subject ON sign_in_attempt (subject, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_attempt, sso_used_token, session, member_state_change, member_role, member, password_token, sign_up,
        account;
    `);
  }
}
