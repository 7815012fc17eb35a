import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Questions1763700000040 implements MigrationInterface {
  name = 'Questions1763700000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The answer that helped: one a question, gone with the post it names.
      CREATE TABLE accepted_answer (
        thread_id uuid PRIMARY KEY,
        community_id uuid NOT NULL,
        post_id uuid NOT NULL UNIQUE,
        accepted_by uuid NOT NULL,
        accepted_at timestamptz NOT NULL,
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id),
        FOREIGN KEY (community_id, post_id) REFERENCES post (community_id, id),
        FOREIGN KEY (community_id, accepted_by) REFERENCES member (community_id, id)
      );
      -- Members who have somebody else's question too.
      CREATE TABLE question_asker (
        thread_id uuid NOT NULL,
        member_id uuid NOT NULL,
        community_id uuid NOT NULL,
        joined_at timestamptz NOT NULL,
        PRIMARY KEY (thread_id, member_id),
        FOREIGN KEY (community_id, thread_id) REFERENCES thread (community_id, id),
        FOREIGN KEY (community_id, member_id) REFERENCES member (community_id, id)
      );
      CREATE INDEX question_asker_member ON question_asker (member_id);
      -- The lists of questions: only threads that are questions are in them, so that no other reply pays for them.
      CREATE INDEX thread_question_open ON thread (space_id, last_activity_at DESC, id DESC)
        WHERE state = 'published' AND extras ? 'question' AND extras #>> '{question,accepted}' IS NULL;
      CREATE INDEX thread_question_solved ON thread (space_id, last_activity_at DESC, id DESC)
        WHERE state = 'published' AND extras #>> '{question,accepted}' IS NOT NULL;
      CREATE INDEX thread_question_unanswered ON thread (space_id, last_activity_at DESC, id DESC)
        WHERE state = 'published' AND extras ? 'question' AND reply_count = 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX thread_question_open, thread_question_solved, thread_question_unanswered;
      DROP TABLE question_asker, accepted_answer;
    `);
  }
}
