import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Moderation1763700000005 implements MigrationInterface {
  name = 'Moderation1763700000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Something a human must judge: one case per post, all signals on it.
      CREATE TABLE moderation_case (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        thread_id uuid NOT NULL,
        post_id uuid NOT NULL UNIQUE,
        author_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'decided')),
        version integer NOT NULL DEFAULT 1,
        -- What became of the post; an author may settle a case by taking the post back.
        outcome text CHECK (outcome IN ('published', 'rejected', 'removed', 'withdrawn')),
        opened_at timestamptz NOT NULL,
        decided_at timestamptz,
        UNIQUE (community_id, id),
        CHECK ((state = 'open') = (outcome IS NULL)),
        CHECK ((state = 'open') = (decided_at IS NULL))
      );
      CREATE INDEX moderation_case_open ON moderation_case (community_id, opened_at, id) WHERE state = 'open';
      CREATE INDEX moderation_case_open_in_space ON moderation_case (space_id, opened_at, id) WHERE state = 'open';
      CREATE INDEX moderation_case_decided ON moderation_case (community_id, decided_at DESC, id DESC) WHERE state = 'decided';
      -- How many cases are open, changed in the transaction that opens or settles one: the count is exact without
      -- counting, and the row's lock puts the changes of one community in order.
      CREATE TABLE moderation_queue (
        community_id uuid PRIMARY KEY,
        open_count integer NOT NULL DEFAULT 0 CHECK (open_count >= 0),
        version bigint NOT NULL DEFAULT 0
      );
      CREATE TABLE case_signal (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        case_id uuid NOT NULL REFERENCES moderation_case,
        -- Name of the check, e.g. newcomer-link.
        check_name text NOT NULL,
        explanation text NOT NULL,
        -- The revision judged: one signal per check and revision.
        revision_id uuid NOT NULL,
        raised_at timestamptz NOT NULL,
        UNIQUE (case_id, check_name, revision_id)
      );
      -- A judgement: reasoned, signed, append-only.
      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        case_id uuid NOT NULL REFERENCES moderation_case,
        case_version integer NOT NULL,
        revision_id uuid NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('approve', 'reject')),
        reason_code text NOT NULL,
        reason_text text NOT NULL CHECK (reason_text ~ '\\S'),
        decided_by uuid NOT NULL,
        decided_at timestamptz NOT NULL,
        UNIQUE (case_id, case_version),
        FOREIGN KEY (community_id, decided_by) REFERENCES member (community_id, id)
      );
      CREATE TRIGGER decision_is_append_only BEFORE UPDATE OR DELETE ON decision
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE decision, case_signal, moderation_queue, moderation_case;
    `);
  }
}
