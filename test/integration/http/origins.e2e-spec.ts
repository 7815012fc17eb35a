import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

const ALLOWED = 'https://www.brand.example';
const LOGOUT = 'mutation { accountLogout { isSignedOut } }';

describe('which pages may ask', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let member: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ allowedOrigins: [ALLOWED] });
    member = await forum.make.member(brand);
  });
  afterAll(() => forum.stop());

  const ask = (origin: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${forum.url}/graphql?community=${brand.slug}`, {
      method: 'POST',
      body: '{"query":"{ viewer { kind } }"}',
      ...init,
      headers: { 'content-type': 'application/json', origin, ...(init.headers as Record<string, string>) },
    });

  it('names an allowed origin, exactly, and no credentials', async () => {
    const response = await ask(ALLOWED);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toContain('Origin');
  });

  it('answers the preflight of an allowed origin', async () => {
    const response = await ask(ALLOWED, { method: 'OPTIONS', body: null });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  it.each([
    'https://brand.example',
    'http://www.brand.example',
    'https://www.brand.example:8443',
    'https://www.brand.example.evil.example',
    'https://evil-www.brand.example',
    'null',
  ])('refuses %s', async (origin) => {
    const response = await ask(origin);
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(
      ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
    ).toBe('ORIGIN_NOT_ALLOWED');
  });

  it('refuses the neighbour’s origin here', async () => {
    const neighbour = await forum.make.community({ allowedOrigins: ['https://neighbour.example'] });
    const there = await fetch(`${forum.url}/graphql?community=${neighbour.slug}`, {
      method: 'POST',
      body: '{"query":"{ viewer { kind } }"}',
      headers: { 'content-type': 'application/json', origin: 'https://neighbour.example' },
    });
    expect(there.status).toBe(200);
    expect((await ask('https://neighbour.example')).status).toBe(403);
  });

  it('counts a cookie only for requests of our own pages', async () => {
    const viewer = async (headers: Record<string, string>): Promise<string> => {
      const query = '{ viewer { kind } }';
      const { data } = await forum.graphql<{ viewer: { kind: string } }>(
        query,
        {},
        { community: brand.slug, headers },
      );
      return data.viewer.kind;
    };
    expect(await viewer({ cookie: member.cookie, origin: forum.url })).toBe('MEMBER');
    expect(await viewer({ cookie: member.cookie, origin: ALLOWED })).toBe('ANONYMOUS');
    expect(await viewer({ cookie: member.cookie, 'sec-fetch-site': 'cross-site' })).toBe('ANONYMOUS');
  });

  it('does not sign anybody out from a foreign page', async () => {
    await forum.graphql(LOGOUT, {}, { community: brand.slug, cookie: member.cookie, origin: ALLOWED });
    const query = '{ viewer { kind } }';
    const { data } = await forum.graphql<{ viewer: { kind: string } }>(
      query,
      {},
      { community: brand.slug, cookie: member.cookie, origin: forum.url },
    );
    expect(data.viewer.kind).toBe('MEMBER');
  });
});
