import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ideas1763700000041 implements MigrationInterface {
  name = 'Ideas1763700000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a thread of an ideas space is besides: where it stands and how many want it.
      CREATE TABLE idea (
        thread_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        space_id uuid NOT NULL,
        status text NOT NULL DEFAULT 'proposed'
          CHECK (status IN ('proposed', 'under_review', 'planned', 'in_progress', 'shipped', 'declined')),
        vote_count integer NOT NULL DEFAULT 0,
        opened_at timestamptz NOT NULL,
        -- When its status last changed; when it was opened until then.
        moved_at timestamptz NOT NULL,
        -- In the lists: its thread is published, and it was not merged into another.
        is_listed boolean NOT NULL,
        merged_into uuid REFERENCES idea (thread_id),
        -- The thread was closed before it was merged: it stays so when the merge is undone.
        was_locked boolean NOT NULL DEFAULT false,
        CHECK (merged_into <> thread_id),
        UNIQUE (community_id, thread_id),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id)
      );
      CREATE INDEX idea_by_votes ON idea (space_id, vote_count DESC, thread_id DESC) WHERE is_listed;
      CREATE INDEX idea_by_opening ON idea (space_id, opened_at DESC, thread_id DESC) WHERE is_listed;
      CREATE INDEX idea_by_move ON idea (space_id, moved_at DESC, thread_id DESC) WHERE is_listed;
      CREATE INDEX idea_by_status ON idea (space_id, status, vote_count DESC, thread_id DESC) WHERE is_listed;
      CREATE INDEX idea_merged ON idea (merged_into) WHERE merged_into IS NOT NULL;
      -- One vote a member. One that came with a merged duplicate says with which, so that a merge can be undone.
      CREATE TABLE idea_vote (
        thread_id uuid NOT NULL,
        member_id uuid NOT NULL,
        community_id uuid NOT NULL,
        via_thread_id uuid,
        voted_at timestamptz NOT NULL,
        PRIMARY KEY (thread_id, member_id),
        FOREIGN KEY (community_id, thread_id) REFERENCES idea (community_id, thread_id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX idea_vote_member ON idea_vote (member_id);
      CREATE INDEX idea_vote_via ON idea_vote (via_thread_id) WHERE via_thread_id IS NOT NULL;
      -- Every move of an idea, as it was made.
      CREATE TABLE idea_move (
        id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        thread_id uuid NOT NULL,
        from_status text NOT NULL,
        to_status text NOT NULL,
        note text,
        moved_by uuid NOT NULL,
        moved_at timestamptz NOT NULL,
        FOREIGN KEY (community_id, thread_id) REFERENCES idea (community_id, thread_id),
        FOREIGN KEY (community_id, moved_by) REFERENCES member (community_id, id)
      );
      CREATE INDEX idea_move_thread ON idea_move (thread_id, moved_at DESC, id DESC);
      CREATE TRIGGER idea_move_is_append_only BEFORE UPDATE ON idea_move
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idea_move, idea_vote, idea;');
  }
}
