import { request as httpRequest } from 'node:http';
import {
  type Forum,
  measureOf,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  TestSocket,
  type TestSpace,
  waitFor,
} from '#test-support';

const TOKEN = 'a-token-for-the-scraper';

describe('measures', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: TestMember;

  beforeAll(async () => {
    forum = await startForum({ config: { metricsToken: TOKEN } });
    brand = await forum.make.community({ slug: 'unspoken-brand' });
    space = await forum.make.space(brand);
    member = await forum.make.member(brand, { displayName: 'Unspoken Person' });
  });
  afterAll(() => forum.stop());

  const scrape = async (): Promise<string> => {
    const response = await fetch(`${forum.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(response.status).toBe(200);
    return response.text();
  };

  it('counts and times routes by their pattern, and all unknown addresses as one', async () => {
    await fetch(`${forum.url}/c/${brand.slug}`);
    for (const address of ['/no-such-page-1', '/no-such-page-2']) await fetch(forum.url + address);
    const text = await scrape();
    const page = { method: 'GET', route: '/c/:community', status: '2xx' };
    expect(measureOf(text, 'parvis_http_request_seconds_count', page)).toBe(1);
    expect(text).not.toContain('no-such-page');
    const missing = { method: 'GET', status: '4xx' };
    expect(measureOf(text, 'parvis_http_request_seconds_count', missing)).toBe(2);
  });

  it('counts operations by outcome, and gives no series to names that callers make up', async () => {
    await forum.graphql('query Invented1 { viewer { kind } }', {}, { community: brand.slug });
    await forum.graphql('query Invented2 { nothing }', {}, { community: brand.slug });
    await forum.graphql('{ systemHealth { consumers { name } } }', {}, { community: brand.slug });
    const text = await scrape();
    const other = (outcome: string) =>
      measureOf(text, 'parvis_graphql_operation_seconds_count', {
        operation: 'other',
        kind: 'query',
        outcome,
      });
    expect(other('ok')).toBeGreaterThanOrEqual(1);
    expect(other('refused')).toBe(1);
    expect(
      measureOf(text, 'parvis_graphql_operation_seconds_count', { kind: 'none', outcome: 'refused' }),
    ).toBe(1);
    expect(text).not.toContain('Invented');
  });

  it('tells what follows the log, what waits, and who is connected', async () => {
    const { threadId } = await openThread(
      forum,
      { member, community: brand, space },
      { title: 'A thread', body: 'One.' },
    );
    await reply(forum, { member, community: brand }, { threadId, body: 'See https://shop.example/' });
    await settle(forum);
    const sockets = [
      await TestSocket.open(forum.url, { community: brand.slug }),
      await TestSocket.open(forum.url, { community: brand.slug, token: member.token }),
      await TestSocket.open(forum.url, { community: brand.slug, cookie: member.cookie, origin: forum.url }),
    ];
    // What takes a statement is asked for every five seconds at most. The link of a newcomer waits for a moderator.
    const text = await waitFor(
      'the open case to be measured',
      async () => {
        const found = await scrape();
        return measureOf(found, 'parvis_moderation_cases_open') === 1 && found;
      },
      10_000,
    );
    for (const kind of ['guest', 'member', 'console'])
      expect(measureOf(text, 'parvis_sockets', { kind })).toBe(1);
    for (const socket of sockets) socket.close();
    expect(measureOf(text, 'parvis_facts_behind', { follower: 'search.index', kind: 'consumer' })).toBe(0);
    expect(measureOf(text, 'parvis_facts_behind', { follower: 'realtime', kind: 'tail' })).toBe(0);
    expect(measureOf(text, 'parvis_facts_parked', { follower: 'search.index' })).toBe(0);
    expect(measureOf(text, 'parvis_facts_handled_total', { follower: 'realtime' })).toBeGreaterThanOrEqual(1);
    expect(measureOf(text, 'parvis_jobs', { state: 'failed' })).toBe(0);
    expect(measureOf(text, 'parvis_database_waiting')).toBe(0);
    expect(measureOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(measureOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
    for (const source of ['facts', 'jobs', 'moderation'])
      expect(measureOf(text, 'parvis_scrape_source_up', { source })).toBe(1);
  });

  it('speaks of no community and no person', async () => {
    const text = await scrape();
    for (const secret of [brand.slug, brand.id, member.id, 'Unspoken', member.accountId])
      expect(text).not.toContain(secret);
  });

  it('answers who has no token, or a wrong one, as if there were nothing', async () => {
    const unknown = await fetch(`${forum.url}/no-such-address`);
    const answer = await unknown.text();
    for (const authorization of ['', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN]) {
      const response = await fetch(`${forum.url}/metrics`, {
        headers: authorization ? { authorization } : {},
      });
      expect(response.status).toBe(404);
      expect(await response.text()).toBe(answer);
    }
    expect(unknown.status).toBe(404);
  });
});

describe('measures without a token', () => {
  let forum: Forum | undefined;
  afterEach(() => forum?.stop());

  const statusWith = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { port } = forum?.config ?? {};
      httpRequest({ host: '127.0.0.1', port, path: '/metrics', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('are for somebody at the machine, not for what a proxy or a rebound name brings there', async () => {
    forum = await startForum();
    const host = new URL(forum.url).host;
    expect(await statusWith({ host })).toBe(200);
    expect(await statusWith({ host, 'x-forwarded-for': '198.51.100.7' })).toBe(404);
    expect(await statusWith({ host, forwarded: 'for=198.51.100.7' })).toBe(404);
    expect(await statusWith({ host: 'rebound.example' })).toBe(404);
  });

  it('are for nobody once the install has a public address', async () => {
    forum = await startForum({ config: { publicUrl: 'https://forum.brand.example' } });
    expect(await statusWith({ host: '127.0.0.1' })).toBe(404);
  });

  it('are for nobody behind a proxy', async () => {
    forum = await startForum({ config: { trustedProxies: 1 } });
    expect(await statusWith({ host: '127.0.0.1' })).toBe(404);
  });
});
