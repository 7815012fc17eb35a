import { type Forum, startForum, type TestCommunity } from '#test-support';

const VALID = { status: 200, code: undefined };
const INVALID = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
const TOO_MUCH = { status: 400, code: 'BAD_USER_INPUT' };

describe('a document that asks for too much', () => {
  let forum: Forum;
  let community: TestCommunity;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    await forum.make.space(community);
  });
  afterAll(async () => forum.stop());

  const send = async (query: string, variables: Record<string, unknown> = {}) => {
    const { status, errors } = await forum.graphql(query, variables, { community: community.slug });
    return { status, code: errors[0]?.extensions.code };
  };

  /** `levels` fields below one another, on a path that comes back to where it began. */
  const nested = (levels: number): string => {
    const path = ['threads', 'edges', 'node'];
    while (path.length < levels - 1) path.push('posts(first: 1)', 'edges', 'node', 'thread');
    const kept = path.slice(0, levels - 1);
    const leaf = kept.at(-1) === 'edges' ? 'cursor' : '__typename';
    return `{ ${kept.join(' { ')} { ${leaf} ${'}'.repeat(kept.length)} }`;
  };

  it('is ten fields deep at most', async () => {
    expect(await send(nested(10))).toEqual(VALID);
    expect(await send(nested(11))).toEqual(INVALID);
  });

  it('hides no depth in fragments', async () => {
    const half = 'edges { node { posts(first: 1) { edges { node { ...Rest } } } } }';
    const rest = (leaf: string) => `fragment Rest on Post { thread { space { ${leaf} } } }`;
    expect(await send(`{ threads { ${half} } } ${rest('id')}`)).toEqual(VALID);
    const deeper = 'fragment Rest on Post { thread { posts(first: 1) { edges { node { id } } } } }';
    expect(await send(`{ threads { ${half} } } ${deeper}`)).toEqual(INVALID);
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

  it('multiplies pages to ten thousand objects at most, by variables too', async () => {
    const query = `query ($threads: Int, $posts: Int) {
      threads(first: $threads) { edges { node { posts(last: $posts) { edges { node { id } } } } } } }`;
    expect(await send(query, { threads: 100, posts: 48 })).toEqual(VALID);
    expect(await send(query, { threads: 100, posts: 49 })).toEqual(TOO_MUCH);
    expect(await send(query, { threads: 100_000, posts: 100_000 })).toEqual(TOO_MUCH);
    const literal = '{ threads(first: 100) { edges { node { posts(first: 100) { edges { cursor } } } } } }';
    expect(await send(literal)).toEqual(TOO_MUCH);
    const circle = `{ threads(first: 30) { edges { node { posts(first: 30) { edges { node {
      thread { posts(first: 30) { edges { cursor } } } } } } } } } }`;
    expect(await send(circle)).toEqual(TOO_MUCH);
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
});
