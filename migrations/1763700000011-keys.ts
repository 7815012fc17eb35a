import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Keys1763700000011 implements MigrationInterface {
  name = 'Keys1763700000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A program's way in: what its creator chose, and never more than its creator holds at the time of use.
      CREATE TABLE api_key (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        created_by uuid NOT NULL,
        label text NOT NULL,
        -- SHA-256 of 256 random bits: nothing slower is needed against guessing.
        secret_hash bytea NOT NULL,
        permissions text[] NOT NULL CHECK (cardinality(permissions) > 0),
        -- Empty: from anywhere.
        allowed_networks text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        revoked_by uuid,
        FOREIGN KEY (community_id, created_by) REFERENCES member (community_id, id)
      );
      CREATE INDEX api_key_community ON api_key (community_id, created_at DESC);

      -- A retiring key is believed until retires_at, a revoked one no more.
      ALTER TABLE sso_key ADD retires_at timestamptz, ADD last_used_at timestamptz, ADD last_used_kid text;

      -- Where a community's people may sign in by OpenID Connect.
      CREATE TABLE oidc_provider (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        label text NOT NULL,
        issuer text NOT NULL,
        client_id text NOT NULL,
        sealed_client_secret bytea,
        scopes text[] NOT NULL,
        audience text NOT NULL CHECK (audience IN ('staff', 'members', 'everybody')),
        -- Empty: any domain.
        email_domains text[] NOT NULL DEFAULT '{}',
        admits_newcomers boolean NOT NULL,
        -- The claim that may make a moderator; null: none does.
        role_claim text,
        is_enabled boolean NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        last_used_at timestamptz,
        UNIQUE (community_id, issuer, client_id)
      );
      -- A subject of a provider, pinned to one member for good.
      CREATE TABLE oidc_identity (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        member_id uuid NOT NULL,
        email text NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        UNIQUE (community_id, issuer, subject),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX oidc_identity_member ON oidc_identity (member_id);
      -- Somebody is on the way to a provider, or back from it and about to link; only hashes are kept, and each works once.
      CREATE TABLE oidc_attempt (
        state_hash bytea PRIMARY KEY,
        browser_hash bytea NOT NULL,
        community_id uuid NOT NULL,
        provider_id uuid NOT NULL REFERENCES oidc_provider ON DELETE CASCADE,
        destination text NOT NULL,
        -- Set on the way back, when the person must first show that an account is theirs.
        subject text,
        email text,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX oidc_attempt_expiring ON oidc_attempt (expires_at);
      -- A full session may be one member's only: who came by a community's provider is nobody elsewhere.
      ALTER TABLE session DROP CONSTRAINT IF EXISTS session_check,
        ADD CONSTRAINT session_of_widget_has_member CHECK (scope = 'full' OR member_id IS NOT NULL),
        ADD CONSTRAINT session_has_owner CHECK (account_id IS NOT NULL OR member_id IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM session WHERE scope = 'full' AND member_id IS NOT NULL;
      ALTER TABLE session DROP CONSTRAINT session_of_widget_has_member, DROP CONSTRAINT session_has_owner,
        ADD CONSTRAINT session_check CHECK ((scope = 'widget') = (member_id IS NOT NULL));
      DROP TABLE oidc_attempt, oidc_identity, oidc_provider;
      ALTER TABLE sso_key DROP retires_at, DROP last_used_at, DROP last_used_kid;
      DROP TABLE api_key;
    `);
  }
}
