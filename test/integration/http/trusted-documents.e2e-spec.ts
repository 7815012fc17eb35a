import { readFileSync } from 'node:fs';
import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

interface Stored {
  id: string;
  app: string;
  name: string;
  text: string;
}

const STORE = new URL('../../../../apps/api/assets/trusted-documents.jsonl', import.meta.url);
const STORED = readFileSync(STORE, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Stored);

const stored = (app: string, name: string): Stored => {
  const found = STORED.find((document) => document.app === app && document.name === name);
  if (!found) throw new Error(`No stored document is called ${name}`);
  return found;
};
const THREAD = stored('widget', 'ThreadById');
const HOME = stored('widget', 'Home');
const REPLY = stored('widget', 'PostReply');

describe('stored documents', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let member: TestMember;
  let admin: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum({ config: { isGraphqlOpen: false } });
    brand = await forum.make.community({ allowedOrigins: ['https://brand.example'] });
    const space = await forum.make.space(brand);
    member = await forum.make.member(brand);
    admin = await forum.make.member(brand, { role: 'admin' });
    const input = {
      spaceId: space.id,
      title: 'A title',
      body: 'A text',
      idempotencyKey: crypto.randomUUID(),
    };
    const opened = await post(
      { documentId: stored('widget', 'ThreadOpen').id, variables: { input } },
      { authorization: `Bearer ${member.token}` },
    );
    threadId = (opened.data as { threadOpen: { thread: { id: string } } }).threadOpen.thread.id;
  });
  afterAll(() => forum.stop());

  const post = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${forum.url}/graphql?community=${brand.slug}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: { message: string; extensions: { code: string } }[];
    };
    return {
      status: response.status,
      data,
      code: errors?.[0]?.extensions.code,
      message: errors?.[0]?.message,
    };
  };
  const get = (id: string, variables: unknown, headers: Record<string, string> = {}) => {
    const query = new URLSearchParams({ community: brand.slug, variables: JSON.stringify(variables) });
    return fetch(`${forum.url}/graphql/${id}?${query}`, { headers });
  };

  it('answer by id as their text does', async () => {
    const variables = { id: threadId, first: 5 };
    const byId = await post({ documentId: THREAD.id, variables });
    const byText = await post({ query: THREAD.text, variables });
    expect(byId).toMatchObject({ status: 200, data: { thread: { id: threadId } } });
    expect(byText).toEqual(byId);
    expect(await (await get(THREAD.id, variables)).json()).toEqual({ data: byId.data });
  });

  it('are all that guests, members and staff may send', async () => {
    const query = '{ viewer { kind } }';
    const refused = {
      status: 403,
      code: 'DOCUMENT_NOT_TRUSTED',
      message: expect.stringContaining('/graphql') as string,
    };
    expect(await post({ query })).toMatchObject(refused);
    expect(await post({ query: ` ${THREAD.text}`, variables: { id: threadId, first: 5 } })).toMatchObject(
      refused,
    );
    expect(await post({ query }, { authorization: `Bearer ${member.token}` })).toMatchObject(refused);
    expect(await post({ query }, { cookie: admin.cookie })).toMatchObject(refused);
    const byGet = await fetch(
      `${forum.url}/graphql?community=${brand.slug}&query=${encodeURIComponent(query)}`,
      {
        headers: { 'apollo-require-preflight': '1' },
      },
    );
    expect(byGet.status).toBe(403);
  });

  it('tell nobody the schema', async () => {
    const introspection = await post({ query: '{ __schema { types { name } } }' });
    expect(introspection).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_TRUSTED' });
    const guess = await post({ query: '{ viewerr { kind } }' });
    expect(guess.message).not.toContain('Did you mean');
  });

  it('say to a token that has ended that it has', async () => {
    const dead = { authorization: 'Bearer pvs_ended' };
    expect(await post({ query: '{ viewer { kind } }' }, dead)).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
    expect(await post({ documentId: HOME.id, variables: { first: 1 } }, dead)).toMatchObject({ status: 401 });
    expect((await get(HOME.id, { first: 1 }, dead)).status).toBe(401);
  });

  it('write as well as read, by POST only', async () => {
    const input = { threadId, body: 'By its id', idempotencyKey: crypto.randomUUID() };
    const authorization = `Bearer ${member.token}`;
    expect((await get(REPLY.id, { input }, { authorization })).status).toBe(404);
    const sent = await post({ documentId: REPLY.id, variables: { input } }, { authorization });
    expect(sent).toMatchObject({ status: 200, data: { postReply: { userErrors: [] } } });
  });

  it.each(['', 'g', 'gAAAAAAAAAAAAAAAAAAAAAA', '../graphql', 'g'.repeat(3_000), '%00', '__proto__'])(
    'that are unknown are not found: %p',
    async (id) => {
      if (id !== '') expect((await get(id, {})).status).toBeGreaterThanOrEqual(400);
      expect((await get(id, {})).status).toBeLessThan(500);
      expect(await post({ documentId: id })).toMatchObject({ status: 404, code: 'DOCUMENT_NOT_FOUND' });
    },
  );

  it.each(['x', '[]', 'null', '"a"', '{"id":1', '{"__proto__":{"a":1}}'])(
    'take variables that are an object: %s',
    async (variables) => {
      const response = await fetch(
        `${forum.url}/graphql/${THREAD.id}?community=${brand.slug}&variables=${encodeURIComponent(variables)}`,
      );
      expect(response.status).toBe(400);
    },
  );

  it('may be kept by caches where anybody reads the same', async () => {
    const variables = { id: threadId, first: 5 };
    const first = await get(THREAD.id, variables);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(first.headers.get('vary')).toBe('Accept-Encoding, Authorization, Cookie, Origin');
    const again = await get(THREAD.id, variables, { 'if-none-match': tag });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    const input = { threadId, body: 'News', idempotencyKey: crypto.randomUUID() };
    await post({ documentId: REPLY.id, variables: { input } }, { authorization: `Bearer ${member.token}` });
    expect((await get(THREAD.id, variables, { 'if-none-match': tag })).status).toBe(200);
  });

  it.each([
    ['a token', () => ({ authorization: `Bearer ${member.token}` })],
    ['a cookie', () => ({ cookie: admin.cookie })],
    ['any cookie', () => ({ cookie: 'other=1' })],
  ])('are one reader’s own with %s', async (_name, headers) => {
    const response = await get(THREAD.id, { id: threadId, first: 5 }, headers());
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('etag')).toBeNull();
  });

  it('are asked by allowed pages only', async () => {
    const variables = { id: threadId, first: 5 };
    const allowed = await get(THREAD.id, variables, { origin: 'https://brand.example' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://brand.example');
    expect((await get(THREAD.id, variables, { origin: 'https://other.example' })).status).toBe(403);
  });
});
