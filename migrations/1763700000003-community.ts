import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Community1763700000003 implements MigrationInterface {
  name = 'Community1763700000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE community (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        locales text[] NOT NULL,
        default_locale text NOT NULL,
        accent text NOT NULL,
        logo_url text,
        allowed_origins text[] NOT NULL DEFAULT '{}',
        newcomer_post_threshold integer NOT NULL DEFAULT 2,
        accepts_sso_roles boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL
      );
      ALTER TABLE member ADD FOREIGN KEY (community_id) REFERENCES community;
      ALTER TABLE sign_up ADD FOREIGN KEY (community_id) REFERENCES community;
      -- Keys a brand signs its customers' tokens with. The algorithm is fixed per key, whatever a token's header says.
      CREATE TABLE sso_key (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL REFERENCES community,
        kid text NOT NULL,
        algorithm text NOT NULL CHECK (algorithm IN ('HS256', 'ES256', 'RS256', 'EdDSA')),
        label text NOT NULL,
        -- HS256: encrypted with the install's secret. Others: a public JWK or a JWKS address.
        sealed_secret bytea,
        public_jwk jsonb,
        jwks_url text,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        UNIQUE (community_id, kid),
        CHECK (num_nonnulls(sealed_secret, public_jwk, jwks_url) = 1)
      );
      CREATE TABLE space (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL REFERENCES community,
        slug text NOT NULL,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        visibility text NOT NULL CHECK (visibility IN ('public', 'members', 'private')),
        position integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        UNIQUE (community_id, slug),
        UNIQUE (community_id, id)
      );
      ALTER TABLE member_role ADD FOREIGN KEY (community_id, space_id) REFERENCES space (community_id, id);
      -- Who may enter a private space.
      CREATE TABLE space_access (
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        member_id uuid NOT NULL,
        granted_at timestamptz NOT NULL,
        PRIMARY KEY (space_id, member_id),
        FOREIGN KEY (community_id, space_id) REFERENCES space (community_id, id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX space_access_member ON space_access (member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE space_access;
      ALTER TABLE member_role DROP CONSTRAINT member_role_community_id_space_id_fkey;
      DROP TABLE space, sso_key;
      ALTER TABLE sign_up DROP CONSTRAINT sign_up_community_id_fkey;
      ALTER TABLE member DROP CONSTRAINT member_community_id_fkey;
      DROP TABLE community;
    `);
  }
}
