import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Discussion1763700000004 implements MigrationInterface {
  name = 'Discussion1763700000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE thread (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        author_id uuid NOT NULL,
        title text NOT NULL,
        -- A thread is hidden until its first post is published, and follows it afterwards.
        state text NOT NULL CHECK (state IN ('published', 'pending', 'rejected', 'withdrawn', 'removed')),
        is_locked boolean NOT NULL DEFAULT false,
        bound_url text,
        bound_key text,
        -- The thread's clock: rises by one with every visible change, inside the transaction that makes it.
        seq bigint NOT NULL DEFAULT 0,
        reply_count integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        last_activity_at timestamptz NOT NULL,
        UNIQUE (community_id, id),
        FOREIGN KEY (community_id, space_id) REFERENCES space (community_id, id),
        FOREIGN KEY (community_id, author_id) REFERENCES member (community_id, id)
      );
      -- One visible thread per page or key; per space, so that a private space's binding tells nobody anything.
      CREATE UNIQUE INDEX thread_bound_key ON thread (space_id, bound_key)
        WHERE bound_key IS NOT NULL AND state = 'published';
      CREATE UNIQUE INDEX thread_bound_url ON thread (space_id, bound_url)
        WHERE bound_url IS NOT NULL AND state = 'published';
      CREATE INDEX thread_latest ON thread (community_id, last_activity_at DESC, id DESC) WHERE state = 'published';
      CREATE INDEX thread_latest_in_space ON thread (space_id, last_activity_at DESC, id DESC) WHERE state = 'published';
      CREATE TABLE post (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        thread_id uuid NOT NULL,
        parent_id uuid,
        author_id uuid NOT NULL,
        depth smallint NOT NULL DEFAULT 0,
        state text NOT NULL CHECK (state IN ('published', 'pending', 'rejected', 'withdrawn', 'removed')),
        is_first boolean NOT NULL DEFAULT false,
        -- Place in the thread, given at publication; change_seq is the clock of its last visible change.
        seq bigint,
        change_seq bigint,
        revision_id uuid NOT NULL,
        revision_number integer NOT NULL DEFAULT 1,
        sha256 bytea NOT NULL,
        -- Rendered and sanitised from the current revision.
        body_html text NOT NULL,
        moderation_note text,
        idempotency_key text NOT NULL,
        -- sha256 of the request, to tell a retry from another request under the same key.
        request_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        edited_at timestamptz,
        UNIQUE (community_id, id),
        UNIQUE (author_id, idempotency_key),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id),
        FOREIGN KEY (community_id, parent_id) REFERENCES post (community_id, id),
        FOREIGN KEY (community_id, author_id) REFERENCES member (community_id, id)
      );
      CREATE UNIQUE INDEX post_in_thread ON post (thread_id, seq) WHERE seq IS NOT NULL;
      CREATE INDEX post_changes ON post (thread_id, change_seq) WHERE change_seq IS NOT NULL;
      CREATE INDEX post_replies ON post (parent_id, seq) WHERE parent_id IS NOT NULL AND seq IS NOT NULL;
      CREATE INDEX post_waiting ON post (thread_id, author_id) WHERE state IN ('pending', 'rejected');
      CREATE INDEX post_by_author ON post (author_id, created_at DESC);
      CREATE INDEX post_by_author_state ON post (author_id, state);
      -- One exact text of a post, as received. Never altered: an edit adds one.
      CREATE TABLE revision (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        post_id uuid NOT NULL,
        number integer NOT NULL,
        editor_id uuid NOT NULL,
        body bytea NOT NULL,
        format text NOT NULL CHECK (format IN ('markdown', 'plain', 'html')),
        sha256 bytea NOT NULL,
        -- Readable text derived from the body, for searching and highlighting.
        plain_text text NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (post_id, number),
        CHECK (sha256 = sha256(body)),
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id)
      );
      CREATE TRIGGER revision_is_append_only BEFORE UPDATE ON revision
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- What an import has already brought in: running it again finds the same rows.
      CREATE TABLE import_reference (
        community_id uuid NOT NULL,
        source text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('author', 'thread', 'post')),
        external_id text NOT NULL,
        target_id uuid NOT NULL,
        PRIMARY KEY (community_id, source, kind, external_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_reference, revision, post, thread;
    `);
  }
}
