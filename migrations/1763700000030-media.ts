import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Media1763700000030 implements MigrationInterface {
  name = 'Media1763700000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a member has sent to be attached to a message. Its files are in the storage, under keys made of its id.
      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        uploader_id uuid NOT NULL,
        -- 'receiving' until its files are whole; 'erased' ones wait for the purge, which removes files and row.
        state text NOT NULL CHECK (state IN ('receiving', 'ready', 'erased')),
        kind text CHECK (kind IN ('image', 'pdf')),
        -- As typed by its uploader; it is cleaned where it is shown.
        name text NOT NULL,
        size_bytes integer NOT NULL DEFAULT 0,
        width integer,
        height integer,
        is_animated boolean NOT NULL DEFAULT false,
        -- [{name, format, width, height, sizeBytes, isAnimated}], narrow to wide.
        variants jsonb NOT NULL DEFAULT '[]',
        idempotency_key text NOT NULL,
        created_at timestamptz NOT NULL,
        -- The message it was sent with, its place there, and what its author says is on it.
        post_id uuid,
        position smallint,
        description text NOT NULL DEFAULT '',
        UNIQUE (uploader_id, idempotency_key),
        CHECK (state = 'receiving' OR kind IS NOT NULL OR state = 'erased'),
        FOREIGN KEY (community_id, uploader_id) REFERENCES member (community_id, id),
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id)
      );
      CREATE INDEX upload_of_post ON upload (post_id, position) WHERE post_id IS NOT NULL;
      CREATE INDEX upload_to_purge ON upload (created_at) WHERE post_id IS NULL OR state = 'erased';
      -- What the page behind a link says of itself, for all communities of the install.
      CREATE TABLE link_preview (
        -- SHA-256 of the address: addresses may be longer than an index takes.
        url_hash bytea PRIMARY KEY,
        url text NOT NULL,
        -- Null where there is nothing to show.
        title text,
        description text,
        site text,
        fetched_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX link_preview_expired ON link_preview (expires_at);
      -- Previews that authors took away, so that no edit brings them back.
      CREATE TABLE hidden_preview (
        community_id uuid NOT NULL,
        post_id uuid NOT NULL,
        url_hash bytea NOT NULL,
        url text NOT NULL,
        PRIMARY KEY (post_id, url_hash),
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id)
      );
      ALTER TABLE community ADD COLUMN link_previews boolean NOT NULL DEFAULT true;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE community DROP COLUMN link_previews;
      DROP TABLE hidden_preview, link_preview, upload;
    `);
  }
}
