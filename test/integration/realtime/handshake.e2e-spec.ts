import { request } from 'node:http';
import { type Forum, startForum, type TestCommunity, type TestMember, TestSocket } from '#test-support';

const BRAND = 'https://www.brand.example';

describe('socket handshake', () => {
  let forum: Forum;
  let community: TestCommunity;
  let moderator: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ allowedOrigins: [BRAND] });
    moderator = await forum.make.member(community, { role: 'moderator' });
  });

  afterAll(() => forum.stop());

  /** Status of a WebSocket upgrade; 101 when let in. */
  function upgrade(headers: Record<string, string>, slug = community.slug): Promise<number> {
    return status(`/socket.io/?EIO=4&transport=websocket&community=${slug}`, {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    });
  }

  /** Status of a polling handshake. */
  function poll(headers: Record<string, string>, slug = community.slug): Promise<number> {
    return status(`/socket.io/?EIO=4&transport=polling&community=${slug}`, headers);
  }

  function status(path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, forum.url), { headers });
      sent.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  it('lets in the install’s own pages, allowed pages, and programs without cookies', async () => {
    for (const headers of [{ origin: forum.url }, { origin: BRAND }, {}]) {
      expect(await upgrade(headers as Record<string, string>)).toBe(101);
      expect(await poll(headers as Record<string, string>)).toBe(200);
    }
  });

  it.each([
    'https://evil.example',
    'https://brand.example',
    'http://www.brand.example',
    'https://www.brand.example.evil.example',
    'null',
  ])('refuses a page of %s with 403, cookie or not', async (origin) => {
    expect(await upgrade({ origin })).toBe(403);
    expect(await poll({ origin })).toBe(403);
    expect(await upgrade({ origin, cookie: moderator.cookie })).toBe(403);
  });

  it('refuses a program that comes with a cookie', async () => {
    expect(await upgrade({ cookie: moderator.cookie })).toBe(403);
  });

  it('refuses a community that does not exist, and the origin of another one', async () => {
    const other = await forum.make.community();
    expect(await upgrade({ origin: forum.url }, 'no-such-brand')).toBe(403);
    expect(await upgrade({ origin: BRAND }, other.slug)).toBe(403);
  });

  it('takes the cookie from its own pages only: an allowed page stays anonymous', async () => {
    const mayWatch = async (origin: string) => {
      const socket = await TestSocket.open(forum.url, {
        community: community.slug,
        cookie: moderator.cookie,
        origin,
      });
      const { ok } = await socket.ask('queue:join', {});
      socket.close();
      return ok;
    };
    expect(await mayWatch(forum.url)).toBe(true);
    expect(await mayWatch(BRAND)).toBe(false);
  });

  it('answers a polling page’s preflight for its own origin only, and never with credentials', async () => {
    const preflight = (origin: string) =>
      fetch(new URL(`/socket.io/?EIO=4&transport=polling&community=${community.slug}`, forum.url), {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight(BRAND);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(BRAND);
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await preflight('https://evil.example');
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });
});
