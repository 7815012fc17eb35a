import { Writable } from 'node:stream';
import { createLogger } from '#platform';
import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

describe('what the log says', () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      done();
    },
  });
  let forum: Forum;
  let brand: TestCommunity;
  let member: TestMember;

  beforeAll(async () => {
    forum = await startForum({ logger: createLogger('trace', destination) });
    brand = await forum.make.community();
    member = await forum.make.member(brand, { role: 'moderator' });
  });
  afterAll(() => forum.stop());

  const parsed = (): Record<string, unknown>[] =>
    lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('names the request in its answer and in every line about it', async () => {
    const requestId = `test-${crypto.randomUUID()}`;
    const { headers } = await forum.graphql(
      'mutation { communityUpdate(input: {}) { userErrors { code } } }',
      {},
      {
        community: brand.slug,
        token: member.token,
        headers: { 'x-request-id': requestId },
      },
    );
    expect(headers.get('x-request-id')).toBe(requestId);
    const mine = parsed().filter((line) => line.requestId === requestId);
    expect(mine.map((line) => line.msg)).toEqual(['refused', 'answered']);
    expect(mine[1]).toMatchObject({ method: 'POST', path: '/graphql', status: 200 });
  });

  it('replaces an id that is not one', async () => {
    const { headers } = await forum.graphql(
      '{ viewer { kind } }',
      {},
      {
        community: brand.slug,
        headers: { 'x-request-id': 'a b "c"' },
      },
    );
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('holds no password, token or cookie, whatever is asked', async () => {
    const password = 'a-password-nobody-may-read';
    const login =
      'mutation ($input: AccountLoginInput!) { accountLogin(input: $input) { userErrors { code } } }';
    await forum.graphql(
      login,
      { input: { email: 'nobody@brand.example', password } },
      { community: brand.slug },
    );
    await forum.graphql('{ viewer { kind } }', {}, { community: brand.slug, cookie: member.cookie });
    await forum.graphql('{ viewer { kind } }', {}, { community: brand.slug, token: 'pvs_not-a-token' });
    const all = lines.join('\n');
    expect(all).toContain('answered');
    for (const secret of [password, member.token, member.cookie, 'pvs_not-a-token'])
      expect(all).not.toContain(secret);
  });
});
