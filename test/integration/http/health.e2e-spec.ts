import pg from 'pg';
import request from 'supertest';
import { HealthController } from '#platform';
import { type Forum, startForum, testEnvironment } from '#test-support';

describe('health and headers', () => {
  let forum: Forum;
  beforeEach(async () => {
    forum = await startForum();
  });
  afterEach(() => forum.stop());

  it('says that it lives and can serve', async () => {
    await request(forum.url).get('/health/live').expect(200, { status: 'ok' });
    await request(forum.url).get('/health/ready').expect(200, { status: 'ok' });
  });

  it('tells how each part stands only to whoever may read the measures', async () => {
    await request(forum.url).get('/health/parts').set('x-forwarded-for', '198.51.100.7').expect(404);
    const { body } = await request(forum.url).get('/health/parts').expect(200);
    const parts = (body as { parts: { part: string }[] }).parts.map(({ part }) => part);
    expect(parts).toEqual(expect.arrayContaining(['database', 'disk', 'jobs', 'search']));
  });

  it('is not ready from the moment it begins to close, and still alive', async () => {
    forum.server.app.get(HealthController).drain();
    await request(forum.url).get('/health/ready').expect(503);
    await request(forum.url).get('/health/live').expect(200);
  });

  it('is not ready while the database takes no connections, and is again afterwards', async () => {
    const name = new URL(forum.config.databaseUrl ?? '').pathname.slice(1);
    const admin = new pg.Client({ connectionString: testEnvironment.adminUrl });
    await admin.connect();
    try {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      await request(forum.url).get('/health/ready').expect(503);
      await request(forum.url).get('/health/live').expect(200);
      const { body } = await request(forum.url).get('/health/parts').expect(200);
      expect((body as { parts: object[] }).parts).toContainEqual({
        part: 'database',
        state: 'down',
        code: 'DATABASE_SILENT',
      });
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await request(forum.url).get('/health/ready').expect(200);
    } finally {
      await admin.end();
    }
  });

  it('sends the headers that keep a browser careful, and nothing that names the server', async () => {
    const { headers } = await request(forum.url)
      .post('/graphql')
      .send({ query: '{ viewer { kind } }' })
      .expect(200);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers.server).toBeUndefined();
  });
});
