import { setTimeout as sleep } from 'node:timers/promises';
import { type Forum, startForum, waitFor } from '#test-support';
import { Database } from '#platform';

describe('a connection that the server ends', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum();
  });
  afterAll(() => forum.stop());

  it('is an error for whoever has it, and ends neither the process nor the pool', async () => {
    const heard: unknown[] = [];
    const hear = (error: unknown): void => void heard.push(error);
    process.on('uncaughtExceptionMonitor', hear);
    const database = forum.server.app.get(Database);
    await database.withClient(async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const listeners = client.listenerCount('error');
      await forum.database.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      const gone = () => forum.database.query('SELECT FROM pg_stat_activity WHERE pid = $1', [rows[0]?.pid]);
      await waitFor('the end of the connection', async () => (await gone()).length === 0);
      await sleep(200);
      expect(listeners).toBeGreaterThan(0);
      await expect(client.query('SELECT 1')).rejects.toThrow();
    });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    process.off('uncaughtExceptionMonitor', hear);
    expect(heard).toEqual([]);
  });
});
