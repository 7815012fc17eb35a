import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1763700000044 implements MigrationInterface {
  name = 'Notifications1763700000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a member is told of a fact: ids only. Its words and its thread's title are read through the rule of who sees
      -- what whenever it is shown.
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        member_id uuid NOT NULL,
        fact_id bigint NOT NULL,
        kind text NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'),
        thread_id uuid NOT NULL,
        post_id uuid NOT NULL,
        -- The post's place in its thread; null where it has none.
        post_seq bigint,
        -- Whose act it was; null where nobody is named.
        actor_id uuid,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id) ON DELETE CASCADE,
        FOREIGN KEY (community_id, actor_id) REFERENCES member (community_id, id) ON DELETE CASCADE,
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id) ON DELETE CASCADE,
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX notice_fact_member ON notice (fact_id, member_id);
      CREATE INDEX notice_of_member ON notice (member_id, id DESC);
      CREATE INDEX notice_unread ON notice (member_id, id DESC) WHERE read_at IS NULL;
      CREATE INDEX notice_by_age ON notice (created_at);
      CREATE INDEX notice_of_post ON notice (post_id);
      CREATE INDEX notice_of_thread ON notice (thread_id);
      CREATE INDEX notice_of_actor ON notice (actor_id);
      -- How far the telling of a fact to many has come: gone once all are told.
      CREATE TABLE notice_progress (
        fact_id bigint PRIMARY KEY,
        kind text NOT NULL,
        after_key text NOT NULL
      );
      -- Up to which notice a member has looked at the list.
      CREATE TABLE notice_look (
        member_id uuid PRIMARY KEY REFERENCES member (id) ON DELETE CASCADE,
        community_id uuid NOT NULL REFERENCES community (id) ON DELETE CASCADE,
        seen_id uuid NOT NULL
      );
      -- What a member chose: where nothing stands, a kind is told.
      CREATE TABLE notice_preference (
        member_id uuid NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        community_id uuid NOT NULL REFERENCES community (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'),
        channel text NOT NULL CHECK (channel IN ('in_app')),
        is_on boolean NOT NULL,
        PRIMARY KEY (member_id, kind, channel)
      );
      -- Nobody is told of what happened before there were notices.
      INSERT INTO fact_cursor (consumer, tx, id)
      SELECT 'notifications.notices', tx, id FROM fact ORDER BY tx DESC, id DESC LIMIT 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM fact_cursor WHERE consumer = 'notifications.notices';
      DROP TABLE notice_preference;
      DROP TABLE notice_look;
      DROP TABLE notice_progress;
      DROP TABLE notice;
    `);
  }
}
