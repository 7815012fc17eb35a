import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesOfActs1763700000047 implements MigrationInterface {
  name = 'NoticesOfActs1763700000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whether somebody was told already what this actor did to this post.
      CREATE INDEX notice_of_act ON notice (post_id, actor_id);
      DROP INDEX notice_of_post;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX notice_of_post ON notice (post_id);
      DROP INDEX notice_of_act;
    `);
  }
}
