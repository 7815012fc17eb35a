import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reading1763700000034 implements MigrationInterface {
  name = 'Reading1763700000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a member chose for himself; no row where nothing differs from the default.
      CREATE TABLE member_preference (
        member_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        follows_own_threads boolean NOT NULL DEFAULT true,
        shows_presence boolean NOT NULL DEFAULT true,
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      -- Whom a member does not want to hear of. The other one is never told.
      CREATE TABLE member_relation (
        member_id uuid NOT NULL,
        other_id uuid NOT NULL,
        community_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('block', 'mute')),
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (member_id, other_id),
        CHECK (member_id <> other_id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id),
        FOREIGN KEY (community_id, other_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX member_relation_of_other ON member_relation (other_id, member_id);
      CREATE INDEX member_relation_list ON member_relation (member_id, created_at DESC, other_id DESC);
      -- What a member follows, and how closely. No row is 'normal'; a row says it where the member chose it.
      CREATE TABLE follow (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        member_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('thread', 'space', 'member', 'tag')),
        target_id uuid,
        tag text,
        level text NOT NULL CHECK (level IN ('muted', 'normal', 'tracking', 'watching_first', 'watching')),
        -- Chosen by the member, and not by what he wrote: never overridden.
        is_chosen boolean NOT NULL,
        followed_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((kind = 'tag') = (tag IS NOT NULL) AND (kind = 'tag') = (target_id IS NULL)),
        CHECK (level <> 'watching_first' OR kind IN ('space', 'tag')),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      -- Both are read by the target, in the order of the members.
      CREATE UNIQUE INDEX follow_of_target ON follow (target_id, member_id) INCLUDE (level) WHERE target_id IS NOT NULL;
      CREATE UNIQUE INDEX follow_of_tag ON follow (community_id, tag, member_id) INCLUDE (level) WHERE tag IS NOT NULL;
      CREATE INDEX follow_by_member ON follow (member_id, id DESC);
      CREATE INDEX follow_muted_member ON follow (member_id) INCLUDE (target_id) WHERE kind = 'member' AND level = 'muted';
      -- How far a member has read a thread. previous_seq is how far before the latest report: what that report added.
      CREATE TABLE thread_read (
        member_id uuid NOT NULL,
        thread_id uuid NOT NULL,
        community_id uuid NOT NULL,
        last_read_seq bigint NOT NULL,
        previous_seq bigint NOT NULL,
        last_visit_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, thread_id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id)
      );
      -- What was published before counts as read: of one space, or of them all where space_id is the community's id.
      CREATE TABLE read_mark (
        member_id uuid NOT NULL,
        space_id uuid NOT NULL,
        community_id uuid NOT NULL,
        marked_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, space_id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      -- When a member last reported to have read: nobody reads more seconds than have passed since.
      CREATE TABLE reading_pace (
        member_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        reported_at timestamptz NOT NULL,
        previous_at timestamptz,
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      -- What a member read in a day, by UTC.
      CREATE TABLE reading_day (
        member_id uuid NOT NULL,
        day date NOT NULL,
        community_id uuid NOT NULL,
        threads_entered integer NOT NULL DEFAULT 0,
        posts_read integer NOT NULL DEFAULT 0,
        read_seconds integer NOT NULL DEFAULT 0,
        PRIMARY KEY (member_id, day),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      -- What is unread is counted without a look at the posts themselves.
      CREATE INDEX post_unread ON post (thread_id, seq) INCLUDE (id, author_id, published_at) WHERE state = 'published';
      CREATE INDEX thread_latest_by_author ON thread (author_id, last_activity_at DESC, id DESC) WHERE state = 'published';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX thread_latest_by_author, post_unread;
      DROP TABLE reading_day, reading_pace, read_mark, thread_read, follow, member_relation, member_preference;
    `);
  }
}
