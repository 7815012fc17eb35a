import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reactions1763700000028 implements MigrationInterface {
  name = 'Reactions1763700000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The reactions of the community in their order: those that are offered, then those that once were.
      ALTER TABLE community ADD COLUMN reactions jsonb NOT NULL DEFAULT '[
        {"kind": "like", "fr": "J’aime", "en": "Like", "icon": "thumb-up", "isOffered": true},
        {"kind": "love", "fr": "J’adore", "en": "Love", "icon": "heart", "isOffered": true},
        {"kind": "insightful", "fr": "Instructif", "en": "Insightful", "icon": "bulb", "isOffered": true},
        {"kind": "funny", "fr": "Drôle", "en": "Funny", "icon": "mood-happy", "isOffered": true},
        {"kind": "thanks", "fr": "Merci", "en": "Thanks", "icon": "heart-handshake", "isOffered": true}]';
      -- Who gave what to which post: the truth behind the counts in post.extras.
      CREATE TABLE reaction (
        post_id uuid NOT NULL,
        kind text NOT NULL,
        member_id uuid NOT NULL,
        community_id uuid NOT NULL,
        -- The post's: what a member received is counted without its posts.
        author_id uuid NOT NULL,
        given_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (post_id, kind, member_id),
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX reaction_latest ON reaction (post_id, kind, given_at DESC, member_id DESC);
      CREATE INDEX reaction_received ON reaction (author_id, given_at);
      CREATE INDEX reaction_given ON reaction (member_id, given_at);
      -- How many a member gave on a day; what was taken back counts as well, else giving and taking would have no end.
      CREATE TABLE reaction_day (
        member_id uuid NOT NULL,
        day date NOT NULL,
        community_id uuid NOT NULL,
        given integer NOT NULL,
        PRIMARY KEY (member_id, day),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX reaction_day_past ON reaction_day (day);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reaction_day;
      DROP TABLE reaction;
      ALTER TABLE community DROP COLUMN reactions;
    `);
  }
}
