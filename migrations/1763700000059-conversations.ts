import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Conversations1763700000059 implements MigrationInterface {
  name = 'Conversations1763700000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Members may write to the brand alone. A brand says so once somebody of its staff answers.
      ALTER TABLE community ADD COLUMN offers_conversations boolean NOT NULL DEFAULT false;
      -- The one space of a community for threads between a member and the brand: nothing makes it less private.
      ALTER TABLE space
        ADD COLUMN holds_conversations boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT space_of_conversations_stays_private CHECK (NOT holds_conversations
          OR (visibility = 'private' AND kind = 'discussion' AND parent_id IS NULL AND tag_rule = 'none'));
      CREATE UNIQUE INDEX space_of_conversations ON space (community_id) WHERE holds_conversations;
      ALTER TABLE thread
        -- The member with whom the brand talks here; null for every thread that is no conversation.
        ADD COLUMN private_with uuid,
        -- The member had the last word.
        ADD COLUMN awaits_brand boolean NOT NULL DEFAULT false,
        ADD FOREIGN KEY (community_id, private_with) REFERENCES member (community_id, id),
        ADD CONSTRAINT thread_conversation_awaits CHECK (private_with IS NOT NULL OR NOT awaits_brand),
        ADD CONSTRAINT thread_conversation_is_unbound CHECK (private_with IS NULL OR num_nonnulls(bound_url, bound_key) = 0);
      CREATE INDEX thread_conversations_of ON thread (private_with, last_activity_at DESC, id DESC)
        WHERE private_with IS NOT NULL;
      CREATE INDEX thread_conversations_of_brand ON thread (space_id, awaits_brand DESC, last_activity_at DESC, id DESC)
        WHERE private_with IS NOT NULL;
      CREATE FUNCTION keep_conversations_apart() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.private_with IS NOT NULL) IS DISTINCT FROM (SELECT holds_conversations FROM space WHERE id = NEW.space_id) THEN
          RAISE EXCEPTION 'conversations, and nothing else, are in the space for conversations'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'thread_conversations_apart';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER thread_conversations_apart BEFORE INSERT OR UPDATE OF space_id, private_with ON thread
        FOR EACH ROW EXECUTE FUNCTION keep_conversations_apart();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER thread_conversations_apart ON thread;
      DROP FUNCTION keep_conversations_apart();
      DROP INDEX thread_conversations_of_brand, thread_conversations_of, space_of_conversations;
      ALTER TABLE thread DROP COLUMN awaits_brand, DROP COLUMN private_with;
      ALTER TABLE space DROP COLUMN holds_conversations;
      ALTER TABLE community DROP COLUMN offers_conversations;
    `);
  }
}
