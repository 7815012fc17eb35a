import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Organise1763700000036 implements MigrationInterface {
  name = 'Organise1763700000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE space ADD COLUMN tag_rule text NOT NULL DEFAULT 'managed'
        CHECK (tag_rule IN ('none', 'managed', 'free'));
      ALTER TABLE thread
        -- Shown first in its space's list, or in the community's as well; until a date, or until it is taken down.
        ADD COLUMN pinned_in text CHECK (pinned_in IN ('space', 'community')),
        ADD COLUMN pinned_at timestamptz,
        ADD COLUMN pinned_until timestamptz,
        ADD CHECK ((pinned_in IS NULL) = (pinned_at IS NULL)),
        ADD COLUMN is_featured boolean NOT NULL DEFAULT false,
        -- Seconds between two posts of one member.
        ADD COLUMN slow_mode_seconds integer CHECK (slow_mode_seconds BETWEEN 10 AND 86400),
        -- Its posts are in this thread, which is never itself one of these: chains are collapsed.
        ADD COLUMN merged_into uuid CHECK (merged_into <> id),
        ADD FOREIGN KEY (community_id, merged_into) REFERENCES thread (community_id, id),
        -- Posts have left it at this clock: who is behind reads the thread afresh.
        ADD COLUMN reset_seq bigint NOT NULL DEFAULT 0;
      CREATE INDEX thread_pinned ON thread (community_id, pinned_at) WHERE pinned_in IS NOT NULL AND state = 'published';
      CREATE INDEX thread_featured ON thread (community_id, last_activity_at DESC, id DESC)
        WHERE is_featured AND state = 'published';
      CREATE INDEX thread_merged ON thread (merged_into) WHERE merged_into IS NOT NULL;
      CREATE INDEX thread_merged_key ON thread (space_id, bound_key) WHERE merged_into IS NOT NULL AND bound_key IS NOT NULL;
      CREATE INDEX thread_merged_url ON thread (space_id, bound_url) WHERE merged_into IS NOT NULL AND bound_url IS NOT NULL;
      CREATE TABLE tag (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL REFERENCES community (id),
        slug text NOT NULL,
        -- As it was written first, or as staff have called it since.
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        -- On the community's own list; the others came with threads.
        is_managed boolean NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (community_id, id),
        UNIQUE (community_id, slug)
      );
      -- Every name a tag has or had, folded: an old one leads to the tag that it became.
      CREATE TABLE tag_name (
        community_id uuid NOT NULL,
        folded text COLLATE "C" NOT NULL,
        tag_id uuid NOT NULL,
        PRIMARY KEY (community_id, folded),
        FOREIGN KEY (community_id, tag_id) REFERENCES tag (community_id, id)
      );
      CREATE INDEX tag_name_of_tag ON tag_name (tag_id);
      CREATE TABLE thread_tag (
        thread_id uuid NOT NULL,
        tag_id uuid NOT NULL,
        community_id uuid NOT NULL,
        position smallint NOT NULL,
        PRIMARY KEY (thread_id, tag_id),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id),
        FOREIGN KEY (community_id, tag_id) REFERENCES tag (community_id, id)
      );
      CREATE INDEX thread_tag_by_tag ON thread_tag (tag_id, thread_id);
      -- What staff moved, merged and split, and why.
      CREATE TABLE rearrangement (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('move', 'merge', 'split')),
        thread_id uuid NOT NULL,
        -- What it was merged into, or what was split off.
        other_thread_id uuid,
        from_space_id uuid NOT NULL,
        to_space_id uuid NOT NULL,
        post_count integer NOT NULL,
        reason text NOT NULL,
        actor_id uuid,
        idempotency_key text,
        created_at timestamptz NOT NULL,
        UNIQUE (actor_id, idempotency_key),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id)
      );
      CREATE INDEX moderation_case_of_thread ON moderation_case (thread_id);
      CREATE TRIGGER rearrangement_is_append_only BEFORE UPDATE ON rearrangement
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE rearrangement, thread_tag, tag_name, tag;
      DROP INDEX moderation_case_of_thread, thread_merged_url, thread_merged_key, thread_merged, thread_featured, thread_pinned;
      ALTER TABLE thread DROP COLUMN reset_seq, DROP COLUMN merged_into, DROP COLUMN slow_mode_seconds,
        DROP COLUMN is_featured, DROP COLUMN pinned_until, DROP COLUMN pinned_at, DROP COLUMN pinned_in;
      ALTER TABLE space DROP COLUMN tag_rule;
    `);
  }
}
