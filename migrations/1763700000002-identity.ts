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
      -- Single-use secrets sent by mail; only their hash is kept.
      CREATE TABLE account_token (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        purpose text NOT NULL CHECK (purpose IN ('verify-email', 'reset-password')),
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX account_token_account ON account_token (account_id, purpose);
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
      -- Bearer tokens and cookies; only their hash is kept. A widget session belongs to a member, a full one to an account.
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        scope text NOT NULL CHECK (scope IN ('full', 'widget')),
        account_id uuid REFERENCES account,
        community_id uuid,
        member_id uuid REFERENCES member,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CHECK ((scope = 'widget') = (member_id IS NOT NULL))
      );
      CREATE INDEX session_account ON session (account_id) WHERE account_id IS NOT NULL;
      CREATE INDEX session_member ON session (member_id) WHERE member_id IS NOT NULL;
      -- The ids of brand tokens already exchanged: each works once.
      CREATE TABLE sso_used_token (
        community_id uuid NOT NULL,
        jti text NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (community_id, jti)
      );
      -- Failed attempts per account and address, for the limits on signing in.
      CREATE TABLE sign_in_attempt (
        subject text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_in_attempt_subject ON sign_in_attempt (subject, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_attempt, sso_used_token, session, member_role, member, account_token, account;
    `);
  }
}
