import { type Forum, startForum, type TestCommunity, type TestMember, type TestSpace } from '#test-support';

const OPEN = `mutation ($input: ThreadOpenInput!) {
  threadOpen(input: $input) { thread { id } userErrors { code field } }
}`;

describe('input that cannot be right', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    member = await forum.make.member(brand);
  });
  afterAll(() => forum.stop());

  async function send(
    body: string | Buffer<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; code: string }> {
    const response = await fetch(`${forum.url}/graphql?community=${brand.slug}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${member.token}`, ...headers },
      body,
    });
    const answer = (await response.json()) as {
      errors?: { extensions: { code: string } }[];
      error?: { code: string };
    };
    return { status: response.status, code: answer.errors?.[0]?.extensions.code ?? answer.error?.code ?? '' };
  }

  function openThread(body: string): string {
    return JSON.stringify({
      query: OPEN,
      variables: {
        input: { spaceId: space.id, title: 'A title', body, idempotencyKey: crypto.randomUUID() },
      },
    });
  }

  async function postCount(): Promise<number> {
    const [row] = await forum.database.query<{ count: number }>('SELECT count(*)::int AS count FROM post');
    return row?.count ?? -1;
  }

  it('refuses a body over 100 kB and stores nothing', async () => {
    const before = await postCount();
    expect(await send(openThread('é'.repeat(60_000)))).toEqual({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect(await postCount()).toBe(before);
  });

  it('takes a body just under the limit', async () => {
    const text = openThread('x'.repeat(39_000));
    const padded = text + ' '.repeat(100 * 1024 - Buffer.byteLength(text));
    expect(await send(padded)).toEqual({ status: 200, code: '' });
  });

  it('refuses bytes that are not UTF-8 instead of repairing them', async () => {
    const before = await postCount();
    const [head, tail] = openThread('MARK').split('MARK') as [string, string];
    const invalid = Buffer.concat([Buffer.from(head), Buffer.from([0xc0, 0xaf, 0xff]), Buffer.from(tail)]);
    expect(await send(invalid)).toEqual({ status: 400, code: 'BAD_REQUEST' });
    expect(await postCount()).toBe(before);
  });

  it('refuses other charsets and other content types', async () => {
    const body = openThread('Bonjour');
    expect(await send(body, { 'content-type': 'application/json; charset=utf-16' })).toMatchObject({
      status: 400,
    });
    expect((await send(body, { 'content-type': 'text/plain' })).status).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['a lone high surrogate', '"a\\ud83db"', 'INVALID_UNICODE'],
    ['a lone low surrogate', '"\\ude00"', 'INVALID_UNICODE'],
    ['NUL', '"a\\u0000b"', 'NUL_NOT_ALLOWED'],
  ])('refuses %s in a body', async (_name, literal, code) => {
    const before = await postCount();
    const response = await fetch(`${forum.url}/graphql?community=${brand.slug}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${member.token}` },
      body: openThread('MARK').replace('"MARK"', literal),
    });
    const answer = (await response.json()) as {
      data: { threadOpen: { userErrors: { code: string; field: string }[] } };
    };
    expect(answer.data.threadOpen.userErrors).toEqual([{ code, field: 'body' }]);
    expect(await postCount()).toBe(before);
  });

  it('refuses a polluted prototype', async () => {
    const body = '{"query":"{ viewer { kind } }","__proto__":{"isOperator":true}}';
    expect(await send(body)).toEqual({ status: 400, code: 'BAD_REQUEST' });
    expect(({} as { isOperator?: boolean }).isOperator).toBeUndefined();
  });

  it('refuses batches, and mutations by GET', async () => {
    expect((await send(`[${openThread('a')},${openThread('b')}]`)).status).toBe(400);
    const query = encodeURIComponent('mutation { accountLogout { isSignedOut } }');
    const get = await fetch(`${forum.url}/graphql?community=${brand.slug}&query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(get.status).toBe(405);
  });

  it('refuses a document of too many tokens, and one that multiplies by fragments, at once', async () => {
    const aliases = Array.from({ length: 400 }, (_, n) => `a${n}: viewer { kind }`).join(' ');
    expect((await send(JSON.stringify({ query: `{ ${aliases} }` }))).status).toBe(400);
    const fragments = Array.from(
      { length: 18 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    ).join(' ');
    const started = performance.now();
    const bomb = `{ ...F0 } ${fragments} fragment F18 on Query { viewer { kind } }`;
    expect((await send(JSON.stringify({ query: bomb }))).status).toBe(400);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('answers ids that are none like ids that are hidden', async () => {
    const query = '{ post(id: "not-an-id") { id } thread(id: "1; DROP TABLE post") { id } }';
    const { data, errors } = await forum.graphql(query, {}, { community: brand.slug });
    expect({ data, errors }).toEqual({ data: { post: null, thread: null }, errors: [] });
  });

  it('says nothing of its inside when it fails', async () => {
    const response = await fetch(`${forum.url}/graphql?community=${brand.slug}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ threads(first: \\"x\\") { nope } }"}',
    });
    const text = await response.text();
    expect(text).not.toMatch(/stacktrace|node_modules|\bat \w+ \(/);
  });

  it.each([{ community: 'nobody' }, {}])(
    'finds nothing in a community that is none: %p',
    async (identity) => {
      const { data } = await forum.graphql('{ spaces { id } }', {}, identity);
      const { errors } = await forum.graphql('{ threads { edges { cursor } } }', {}, identity);
      expect({ data, codes: errors.map((error) => error.extensions.code) }).toEqual({
        data: { spaces: [] },
        codes: ['NOT_FOUND'],
      });
    },
  );

  it('refuses a token of another community, and a token that is none', async () => {
    const neighbour = await forum.make.community();
    const query = '{ viewer { kind } }';
    const foreign = await forum.graphql(query, {}, { community: neighbour.slug, token: member.token });
    const invented = await forum.graphql(query, {}, { community: brand.slug, token: 'pvs_invented' });
    expect(foreign.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(invented).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});
