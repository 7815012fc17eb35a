import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtrasAndKinds1763700000026 implements MigrationInterface {
  name = 'ExtrasAndKinds1763700000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What features add to a post or a thread, as every reader sees it; null where there is nothing. The features'
      -- own tables are the truth, this is written in the same transaction.
      ALTER TABLE post ADD COLUMN extras jsonb;
      ALTER TABLE thread ADD COLUMN extras jsonb;
      ALTER TABLE space
        ADD COLUMN kind text NOT NULL DEFAULT 'discussion'
          CHECK (kind IN ('discussion', 'questions', 'ideas', 'reviews', 'announcements')),
        -- One level: a space with a parent is nobody's parent.
        ADD COLUMN parent_id uuid CHECK (parent_id <> id),
        ADD FOREIGN KEY (community_id, parent_id) REFERENCES space (community_id, id);
      CREATE INDEX space_children ON space (parent_id) WHERE parent_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX space_children;
      ALTER TABLE space DROP COLUMN parent_id, DROP COLUMN kind;
      ALTER TABLE thread DROP COLUMN extras;
      ALTER TABLE post DROP COLUMN extras;
    `);
  }
}
