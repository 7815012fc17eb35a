import { setTimeout as sleep } from 'node:timers/promises';
import { TrustedDocuments } from '#api';
import { ChangeFeed } from '#platform';
import {
  countStatements,
  type Forum,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';

const idOf = (name: string): string =>
  new TrustedDocuments().all.find((stored) => stored.app === 'widget' && stored.name === name)?.id ?? '';
const [THREAD, HOME] = [idOf('ThreadById'), idOf('Home')];

describe('answers kept for guests', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: TestMember;
  let admin: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ name: 'Before' });
    space = await forum.make.space(brand);
    author = await forum.make.member(brand, { joinedAt: new Date('2020-01-01') });
    admin = await forum.make.member(brand, { role: 'admin' });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    const text = { title: 'A title', body: `Opening ${crypto.randomUUID()}` };
    ({ threadId } = await openThread(forum, { member: author, community: brand, space }, text));
  });

  const fetchStored = (
    id: string,
    variables: object,
    {
      url = forum.url,
      slug = brand.slug,
      headers = {},
    }: { url?: string; slug?: string; headers?: object } = {},
  ): Promise<Response> => {
    const query = new URLSearchParams({ community: slug, variables: JSON.stringify(variables) });
    return fetch(`${url}/graphql/${id}?${query}`, { headers: headers as Record<string, string> });
  };
  const read = async (id = THREAD, options?: Parameters<typeof fetchStored>[2]): Promise<string> =>
    (await fetchStored(id, id === THREAD ? { id: threadId, first: 20 } : { first: 20 }, options)).text();
  /** The answer once it is kept: a second one costs no statement. */
  const readKept = async (id = THREAD): Promise<string> => {
    await read(id);
    return read(id);
  };
  const asAdmin = async (query: string, variables: Record<string, unknown> = {}) => {
    const identity = { community: brand.slug, cookie: admin.cookie };
    const { data, errors } = await forum.graphql(query, variables, identity);
    expect({ refused: JSON.stringify(data).includes('"code"'), errors }).toEqual({
      refused: false,
      errors: [],
    });
  };
  const write = async (body: string) =>
    (await reply(forum, { member: author, community: brand }, { threadId, body })).id;

  it('cost no statement', async () => {
    await readKept();
    await settle(forum);
    const { result, statements } = await countStatements(() => read());
    expect(result).toContain(threadId);
    // Others of the process: the followers of the log, and the community's row, read again every two seconds.
    expect(statements.filter((sql) => /FROM (thread|post|member|space)\b/.test(sql))).toEqual([]);
  });

  it('are made once for many who ask at once', async () => {
    // The log tells of the opening once more.
    await sleep(700);
    const { statements } = await countStatements(() => Promise.all(Array.from({ length: 20 }, () => read())));
    expect(
      statements.filter((sql) => /post_in_threads|FROM unnest.*post/s.test(sql)).length,
    ).toBeLessThanOrEqual(1);
  });

  it('never hold a removed post once its removal is answered', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const body = `Unwanted ${crypto.randomUUID()}`;
      const postId = await write(body);
      expect(await readKept()).toContain(body);
      // Readers are busy while it is removed: what they began to read may not be kept.
      let isOver = false;
      const busy = (async () => {
        while (!isOver) await read().catch(() => undefined);
      })();
      await asAdmin(
        `mutation ($id: ID!) { postRemove(input: { postId: $id, reasonCode: SPAM, reasonText: "Not here" }) { userErrors { code } } }`,
        { id: postId },
      );
      expect(await read()).not.toContain(body);
      isOver = true;
      await busy;
      expect(await read()).not.toContain(body);
    }
  }, 60_000);

  it('follow replies, edits, withdrawals and locks at once', async () => {
    const identity = { community: brand.slug, token: author.token };
    await readKept();
    const first = `First ${crypto.randomUUID()}`;
    const postId = await write(first);
    expect(await readKept()).toContain(first);
    const second = `Second ${crypto.randomUUID()}`;
    await forum.graphql(
      `mutation ($input: PostEditInput!) { postEdit(input: $input) { userErrors { code } } }`,
      { input: { postId, body: second, expectedRevision: 1 } },
      identity,
    );
    expect(await readKept()).toContain(second);
    await forum.graphql(
      `mutation ($id: ID!) { postWithdraw(input: { postId: $id }) { userErrors { code } } }`,
      { id: postId },
      identity,
    );
    expect(await readKept()).not.toContain(second);
    await asAdmin(
      `mutation ($id: ID!) { threadLock(input: { threadId: $id, isLocked: true }) { userErrors { code } } }`,
      {
        id: threadId,
      },
    );
    expect(await read()).toContain('"isLocked":true');
  });

  it('follow lists, settings, spaces and people at once', async () => {
    expect(await readKept(HOME)).toContain('"name":"Before"');
    await asAdmin(`mutation { communityUpdate(input: { name: "After" }) { userErrors { code } } }`);
    expect(await readKept(HOME)).toContain('"name":"After"');
    const title = `Title ${crypto.randomUUID()}`;
    await openThread(forum, { member: author, community: brand, space }, { title, body: title });
    expect(await readKept(HOME)).toContain(title);
    await asAdmin(
      `mutation ($id: ID!) { spaceUpdate(input: { id: $id, name: "Renamed" }) { userErrors { code } } }`,
      {
        id: space.id,
      },
    );
    expect(await readKept(HOME)).toContain('Renamed');
    const member = await forum.make.member(brand, { joinedAt: new Date('2020-01-01') });
    await reply(forum, { member, community: brand }, { threadId, body: 'Soon staff' });
    expect(await readKept()).not.toContain('STAFF');
    await asAdmin(
      `mutation ($id: ID!) { memberRoleGrant(input: { memberId: $id, role: ANALYST }) { userErrors { code } } }`,
      { id: member.id },
    );
    expect(await read()).toContain('STAFF');
  });

  it('are nothing any more once their space is closed', async () => {
    const own = await forum.make.space(brand);
    const text = { title: 'Soon private', body: `Secret ${crypto.randomUUID()}` };
    ({ threadId } = await openThread(forum, { member: author, community: brand, space: own }, text));
    expect(await readKept()).toContain(text.body);
    await asAdmin(
      `mutation ($id: ID!) { spaceUpdate(input: { id: $id, visibility: PRIVATE }) { userErrors { code } } }`,
      {
        id: own.id,
      },
    );
    expect(JSON.parse(await read())).toMatchObject({ data: { thread: null } });
  });

  describe('seen from the chair of somebody else', () => {
    it('hold nothing of a member’s own', async () => {
      const newcomer = await forum.make.member(brand);
      const body = crypto.randomUUID();
      const held = { threadId, body: `See https://spam.example ${body}` };
      await reply(forum, { member: newcomer, community: brand }, held);
      const headers = { authorization: `Bearer ${newcomer.token}` };
      expect(await read(THREAD, { headers })).toContain(body);
      expect(await read()).not.toContain(body);
      await readKept();
      expect(await read(THREAD, { headers })).toContain(body);
      expect(await read(THREAD, { headers: { cookie: admin.cookie } })).toContain('"kind":"MEMBER"');
      expect(await read()).toContain('"kind":"ANONYMOUS"');
    });

    it('are not those of the neighbour', async () => {
      await readKept();
      const neighbour = await forum.make.community();
      expect(JSON.parse(await read(THREAD, { slug: neighbour.slug }))).toMatchObject({
        data: { thread: null },
      });
      expect(await read()).toContain(threadId);
      expect(await read(THREAD, { slug: 'no-such-brand' })).not.toContain(threadId);
    });

    it('know no difference between absent and hidden', async () => {
      const closed = await forum.make.space(brand, { visibility: 'members' });
      const text = { title: 'Members only', body: 'Inside' };
      const inside = await openThread(forum, { member: author, community: brand, space: closed }, text);
      const hidden = await fetchStored(THREAD, { id: inside.threadId, first: 20 });
      const absent = await fetchStored(THREAD, { id: crypto.randomUUID(), first: 20 });
      expect(await hidden.text()).toBe(await absent.text());
      expect(hidden.headers.get('etag')).toBe(absent.headers.get('etag'));
    });
  });

  it('are compressed for who takes it', async () => {
    const raw = async (encoding: string) => {
      const headers = { 'accept-encoding': encoding };
      const response = await fetchStored(THREAD, { id: threadId, first: 20 }, { headers });
      const tag = response.headers.get('etag');
      return { encoding: response.headers.get('content-encoding'), text: await response.text(), tag };
    };
    for (let count = 0; count < 5; count += 1) await write(`Long enough to compress ${'word '.repeat(60)}`);
    const plain = await raw('identity');
    expect(plain.encoding).toBeNull();
    expect(await raw('gzip')).toEqual({ ...plain, encoding: 'gzip' });
    expect(await raw('br, gzip')).toEqual({ ...plain, encoding: 'br' });
  });

  it('follow what another process did within its poll, and are passed by while that cannot be known', async () => {
    const second = await startForum({
      database: { url: forum.config.databaseUrl ?? '', drop: async () => undefined },
    });
    const there = { url: second.url };
    try {
      await read(THREAD, there);
      await read(THREAD, there);
      const body = `Over there ${crypto.randomUUID()}`;
      await write(body);
      await waitFor(
        'the other process to know',
        async () => (await read(THREAD, there)).includes(body),
        2_000,
      );
      await second.server.app.get(ChangeFeed).stop();
      const later = `Unheard ${crypto.randomUUID()}`;
      await read(THREAD, there);
      await write(later);
      expect(await read(THREAD, there)).toContain(later);
    } finally {
      await second.stop();
    }
  });

  it('do not wait for a transaction that holds the log back', async () => {
    const second = await startForum({
      database: { url: forum.config.databaseUrl ?? '', drop: async () => undefined },
    });
    try {
      await forum.database.transaction(async (tx) => {
        await tx.query('SELECT pg_current_xact_id()');
        await read(THREAD, { url: second.url });
        await sleep(600);
        await read(THREAD, { url: second.url });
        const body = `Held back ${crypto.randomUUID()}`;
        await write(body);
        await waitFor(
          'news past it',
          async () => (await read(THREAD, { url: second.url })).includes(body),
          2_000,
        );
      });
    } finally {
      await second.stop();
    }
  });
});
