import { type Forum, type RequestIdentity, startForum, type TestCommunity } from '#test-support';

const VALID = { status: 200, code: undefined };
const INVALID = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
const TOO_MUCH = { status: 400, code: 'BAD_USER_INPUT' };

describe('a document that asks for too much', () => {
  let forum: Forum;
  let community: TestCommunity;
  let member: RequestIdentity;
  let staff: RequestIdentity;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    await forum.make.space(community);
    const { slug } = community;
    member = { community: slug, token: (await forum.make.member(community)).token };
    staff = { community: slug, cookie: (await forum.make.member(community, { role: 'moderator' })).cookie };
  });
  afterAll(async () => forum.stop());

  const sendAs = async (
    identity: RequestIdentity,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ status: number; code?: string }> => {
    const { status, errors } = await forum.graphql(query, variables, identity);
    return { status, code: errors[0]?.extensions.code };
  };
  const send = (query: string, variables?: Record<string, unknown>) =>
    sendAs({ community: community.slug }, query, variables);

  /** `levels` fields below one another, on a path that comes back to where it began. */
  const nested = (levels: number): string => {
    const path = ['threads', 'edges', 'node'];
    while (path.length < levels - 1) path.push('posts(first: 1)', 'edges', 'node', 'thread');
    const kept = path.slice(0, levels - 1);
    const leaf = kept.at(-1) === 'edges' ? 'cursor' : '__typename';
    return `{ ${kept.join(' { ')} { ${leaf} ${'}'.repeat(kept.length)} }`;
  };

  it('is seven fields deep at most', async () => {
    expect(await send(nested(7))).toEqual(VALID);
    expect(await send(nested(8))).toEqual(TOO_MUCH);
    expect(await sendAs(member, nested(7))).toEqual(VALID);
    expect(await sendAs(member, nested(8))).toEqual(TOO_MUCH);
  });

  it('is ten fields deep at most for staff', async () => {
    expect(await sendAs(staff, nested(10))).toEqual(VALID);
    expect(await sendAs(staff, nested(11))).toEqual(INVALID);
  });

  it('hides no depth in fragments', async () => {
    const half = 'edges { node { posts(first: 1) { edges { node { ...Rest } } } } }';
    const rest = (leaf: string) => `fragment Rest on Post { thread { space { ${leaf} } } }`;
    const deeper = 'fragment Rest on Post { thread { posts(first: 1) { edges { node { id } } } } }';
    expect(await sendAs(staff, `{ threads { ${half} } } ${rest('id')}`)).toEqual(VALID);
    expect(await sendAs(staff, `{ threads { ${half} } } ${deeper}`)).toEqual(INVALID);
    expect(await send(`{ threads { ${half} } } ${rest('id')}`)).toEqual(TOO_MUCH);
  });

  it('is a thousand tokens long at most', async () => {
    // `{ community { slug` and two closing braces around the others.
    const long = (tokens: number) => `{ community { ${'slug '.repeat(tokens - 5)}} }`;
    const codeOf = async (text: string) => (await send(text)).code;
    expect(await codeOf(long(1_000))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf(long(1_001))).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('has twenty directives at most, wherever they are', async () => {
    const fields = (count: number) => '... on Community @include(if: true) { slug } '.repeat(count);
    const document = (count: number) => `{ community { ${fields(count)} } }`;
    expect(await send(document(20))).toEqual(VALID);
    expect(await send(document(21))).toEqual(INVALID);
    const spread = (count: number) =>
      `{ a: community { ...F } b: community { ...F } } fragment F on Community { ${fields(count)} }`;
    expect(await send(spread(10))).toEqual(VALID);
    expect(await send(spread(11))).toEqual(INVALID);
  });

  it('says twenty times at most what it has already said', async () => {
    const repeated = (count: number) => `{ community { ${'slug '.repeat(count)} } }`;
    expect(await send(repeated(21))).toEqual(VALID);
    expect(await send(repeated(22))).toEqual(INVALID);
    const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
    const inFragments = (count: number) =>
      `{ community { ${numbers(count)
        .map((n) => `...F${n}`)
        .join(' ')} } } ${numbers(count)
        .map((n) => `fragment F${n} on Community { slug }`)
        .join(' ')}`;
    expect(await send(inFragments(21))).toEqual(VALID);
    expect(await send(inFragments(22))).toEqual(INVALID);
  });

  it('has fifteen aliases at most, wherever they are', async () => {
    const aliases = (count: number) => Array.from({ length: count }, (_, n) => `a${n}: slug`).join(' ');
    expect(await send(`{ community { ${aliases(15)} } }`)).toEqual(VALID);
    expect(await send(`{ community { ${aliases(16)} } }`)).toEqual(INVALID);
    const spread = `{ a: community { ...F } b: community { ...F } } fragment F on Community { ${aliases(8)} }`;
    expect(await send(spread)).toEqual(INVALID);
  });

  it('has ten questions or five commands at its root at most', async () => {
    const questions = (count: number) =>
      `{ ${Array.from({ length: count }, (_, n) => `q${n}: viewer { kind }`).join(' ')} }`;
    expect(await send(questions(10))).toEqual(VALID);
    expect(await send(questions(11))).toEqual(INVALID);
    const attempts = (count: number) =>
      `mutation { ${Array.from({ length: count }, (_, n) => `m${n}: accountLogin(input: { email: "a${n}@b.example", password: "guess" }) { userErrors { code } }`).join(' ')} }`;
    expect(await send(attempts(5))).toEqual(VALID);
    expect(await send(attempts(6))).toEqual(INVALID);
  });

  const PAGES_IN_PAGES = `query ($threads: Int, $posts: Int) {
    threads(first: $threads) { edges { node { posts(last: $posts) { edges { cursor } } } } } }`;

  // 6 for the list and its statement, 5 for the statement of the posts; three and a little for each thread, one for each post.
  it('costs fifteen hundred units at most, by variables too', async () => {
    expect(await send(PAGES_IN_PAGES, { threads: 15, posts: 91 })).toEqual(VALID);
    expect(await send(PAGES_IN_PAGES, { threads: 15, posts: 92 })).toEqual(TOO_MUCH);
    expect(await sendAs(member, PAGES_IN_PAGES, { threads: 15, posts: 92 })).toEqual(TOO_MUCH);
    expect(await send(PAGES_IN_PAGES, { threads: 100_000, posts: 100_000 })).toEqual(TOO_MUCH);
    const literal = '{ threads(first: 100) { edges { node { posts(first: 100) { edges { cursor } } } } } }';
    expect(await send(literal)).toEqual(TOO_MUCH);
    const byDefault = `query ($n: Int = 100) { threads(first: $n) { edges { node { posts(first: $n) {
      edges { cursor } } } } } }`;
    expect(await send(byDefault)).toEqual(TOO_MUCH);
  });

  it('costs five thousand units at most for staff', async () => {
    expect(await sendAs(staff, PAGES_IN_PAGES, { threads: 60, posts: 76 })).toEqual(VALID);
    expect(await sendAs(staff, PAGES_IN_PAGES, { threads: 60, posts: 77 })).toEqual(TOO_MUCH);
    const circle = `{ threads(first: 30) { edges { node { posts(first: 30) { edges { node {
      thread { posts(first: 30) { edges { cursor } } } } } } } } } }`;
    expect(await sendAs(staff, circle)).toEqual(TOO_MUCH);
  });

  it('weighs a page as a hundred items where more are asked for', async () => {
    const query = 'query ($n: Int) { threads(first: $n) { edges { cursor } } }';
    expect(await send(query, { n: 2_147_483_647 })).toEqual(VALID);
    expect(await send(query, { n: -5 })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is refused at once, however it multiplies', async () => {
    const spreads = Array.from(
      { length: 30 },
      (_, n) => `fragment F${n} on Post { ...F${n + 1} ...F${n + 1} }`,
    );
    const bomb = `{ post(id: "x") { ...F0 } } ${spreads.join(' ')} fragment F30 on Post { id }`;
    const loop =
      '{ post(id: "x") { ...A } } fragment A on Post { thread { ...B } } fragment B on Thread { id ...B }';
    const started = performance.now();
    expect(await send(bomb)).toEqual(INVALID);
    expect(await send(loop)).toEqual(INVALID);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  /** Whatever is sent is the sender's fault, said in a few words. */
  it.each([
    ['a deep document', `{ community ${'{ theme '.repeat(320)} ${'}'.repeat(320)}`],
    ['an unknown operation', 'query A { viewer { kind } } query B { viewer { kind } }'],
    ['a document without an operation', 'fragment F on Post { id }'],
    ['a schema', 'type Query { a: Int }'],
    ['a subscription', 'subscription { viewer { kind } }'],
    ['an unknown directive', '{ viewer @nothing { kind } }'],
    ['a deferred fragment', '{ viewer { ... @defer { kind } } }'],
    ['an endless string', `{ post(id: "${'x'.repeat(50_000)} ) { id } }`],
    ['a long number', `{ threads(first: ${'9'.repeat(5_000)}) { edges { cursor } } }`],
    ['a nested list', `{ post(id: ${'['.repeat(300)}${']'.repeat(300)}) { id } }`],
    ['nothing', ' '],
    ['a NUL', '{ viewer { kind\u0000 } }'],
    ['half a character', '{ viewer { kind } } # \ud800'],
    [
      'a field twice with other arguments',
      '{ threads(first: 1) { edges { cursor } } threads(first: 2) { edges { cursor } } }',
    ],
  ])('is never answered as a fault of ours: %s', async (_name, query) => {
    const { status, errors } = await forum.graphql(query, {}, { community: community.slug });
    expect(status).toBeLessThan(500);
    expect(errors.map((error) => error.extensions.code)).not.toContain('INTERNAL');
    expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|\.js:\d/);
  });

  it.each([
    ['variables that are text', { query: '{ viewer { kind } }', variables: 'x' }],
    ['variables that are a list', { query: '{ viewer { kind } }', variables: [1] }],
    ['a name that is a number', { query: '{ viewer { kind } }', operationName: 1 }],
    ['a query that is an object', { query: { kind: 'Document' } }],
    ['extensions that are a list', { query: '{ viewer { kind } }', extensions: [] }],
    [
      'an unknown stored query',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
    ],
    [
      'a stored query of another version',
      { extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } },
    ],
    ['no body', null],
    ['a body that is text', 'x'],
  ])('is refused around the document too: %s', async (_name, body) => {
    const response = await fetch(`${forum.url}/graphql?community=${community.slug}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toMatch(/stacktrace|node_modules|INTERNAL/);
  });

  it('comes from a page that had to ask the browser first', async () => {
    const query = encodeURIComponent('{ viewer { kind } }');
    const get = (headers: Record<string, string>) =>
      fetch(`${forum.url}/graphql?community=${community.slug}&query=${query}`, { headers });
    expect((await get({})).status).toBe(400);
    expect((await get({ 'apollo-require-preflight': '1' })).status).toBe(200);
    const form = await fetch(`${forum.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `query=${query}`,
    });
    expect(form.status).toBe(415);
  });
});
