import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConversationsUnindexed1763700000065 implements MigrationInterface {
  name = 'ConversationsUnindexed1763700000065';

  /** What was written in private leaves the index in Postgres, and the words that corrections are made of. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM search_document d USING thread t WHERE t.id = d.thread_id AND t.private_with IS NOT NULL;
      DELETE FROM search_word w USING space s WHERE s.id = w.space_id AND s.holds_conversations;
    `);
  }

  /** The index is derived: what it lacks after this is what nobody could find. */
  async down(): Promise<void> {}
}
