import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FIELD_LIMITS } from '#api';
import {
  type Forum,
  openThread,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  TestSocket,
} from '#test-support';
import { from, newAddress, passedBefore429, refusalOf, startLimitedForum } from './limited-forum.js';

describe('limits on work', () => {
  let forum: Forum;
  let community: TestCommunity;
  let space: TestSpace;
  let threadId: string;

  beforeAll(async () => {
    forum = await startLimitedForum(
      'post=5/60,staff-post=8/60,write=4/60,guest-write=4/60,staff-search=3/60,staff-export=2/60,brand-sign-in=3/60,socket-opening=7/60,held-sockets=2/30',
    );
    community = await forum.make.community();
    space = await forum.make.space(community);
    const opener = await forum.make.member(community, { role: 'admin' });
    threadId = (await openThread(forum, { member: opener, community, space }, { title: 'T', body: 'B' }))
      .threadId;
  });
  afterAll(() => forum.stop());

  /** `count` replies in one document. */
  const replies = (count: number) =>
    `mutation { ${Array.from(
      { length: count },
      (_, index) =>
        `r${index}: postReply(input: { threadId: "${threadId}", body: "Reply", idempotencyKey: "${randomUUID()}" }) { post { id } userErrors { code } }`,
    ).join('\n')} }`;
  const as = (member: TestMember, document: string) =>
    forum.graphql(document, {}, { community: community.slug, token: member.token });
  const written = async ({ id }: TestMember) => {
    const [row] = await forum.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM post WHERE author_id = $1',
      [id],
    );
    return row?.count;
  };

  it('names fields that the schema has', () => {
    const { schema } = forum.server.app.get(GraphQLSchemaHost);
    const fields = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() };
    expect(Object.keys(FIELD_LIMITS).filter((name) => !(name in fields))).toEqual([]);
  });

  it('counts messages one by one, also within one request', async () => {
    const member = await forum.make.member(community);
    expect((await as(member, replies(3))).errors).toEqual([]);
    expect((await as(member, replies(2))).errors).toEqual([]);
    const refused = refusalOf(await as(member, replies(1)));
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(refused.retryAfter).toBe(String(refused.retryAfterSeconds));
    expect(await written(member)).toBe(5);
  });

  it('refuses a document as a whole: nothing of it is written', async () => {
    const member = await forum.make.member(community);
    expect((await as(member, replies(4))).errors).toEqual([]);
    expect((await as(member, replies(2))).status).toBe(429);
    expect(await written(member)).toBe(4);
  });

  it('counts the fields of a fragment', async () => {
    const member = await forum.make.member(community);
    const inner = replies(5).slice('mutation '.length);
    expect((await as(member, `mutation { ...five } fragment five on Mutation ${inner}`)).errors).toEqual([]);
    expect((await as(member, replies(1))).status).toBe(429);
  });

  it('lets staff write more', async () => {
    const moderator = await forum.make.member(community, { role: 'moderator' });
    const write = () =>
      forum.graphql(replies(1), {}, { community: community.slug, cookie: moderator.cookie });
    expect(await passedBefore429(write, 20)).toBe(8);
  });

  it('counts every other change', async () => {
    const member = await forum.make.member(community);
    const edit = `mutation { postWithdraw(input: { postId: "${randomUUID()}" }) { userErrors { code } } }`;
    expect(await passedBefore429(() => as(member, edit), 20)).toBe(4);
  });

  it('counts searches for verbatims and exports of them', async () => {
    const analyst = await forum.make.member(community, { role: 'analyst' });
    const ask = (document: string) => () =>
      forum.graphql(document, {}, { community: community.slug, cookie: analyst.cookie });
    expect(await passedBefore429(ask('{ verbatims(query: "lamp") { totalCount } }'), 20)).toBe(3);
    const start = 'mutation { exportStart(input: { format: JSONL, query: "" }) { userErrors { code } } }';
    expect(await passedBefore429(ask(start), 20)).toBe(2);
  });

  it('counts brand sign-ins by address', async () => {
    const sign = (address: string) => () =>
      forum.graphql(
        'mutation { ssoSignIn(input: { token: "no.token.atall" }) { userErrors { code } } }',
        {},
        from(address, { community: community.slug }),
      );
    expect(await passedBefore429(sign(newAddress()), 20)).toBe(3);
    expect((await sign(newAddress())()).status).toBe(200);
  });

  it('counts letters one by one, under whatever alias', async () => {
    const email = `${randomUUID()}@brand.example`;
    const codes: string[] = [];
    for (let batch = 0; batch < 3; batch += 1) {
      const tries = Array.from(
        { length: 4 },
        (_, index) => `t${index}: passwordResetRequest(input: { email: "${email}" }) { userErrors { code } }`,
      );
      const answer = await forum.graphql<Record<string, { userErrors: { code: string }[] }>>(
        `mutation { ${tries.join('\n')} }`,
        {},
        from(newAddress(), { community: community.slug }),
      );
      codes.push(...Object.values(answer.data).map(({ userErrors }) => userErrors[0]?.code ?? 'SENT'));
    }
    expect(codes).toEqual([...Array<string>(10).fill('SENT'), 'RATE_LIMITED', 'RATE_LIMITED']);
  });

  function openSocket(address: string): Promise<{ status: number; close: () => void }> {
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(`/socket.io/?EIO=4&transport=websocket&community=${community.slug}`, forum.url),
        {
          headers: {
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-version': '13',
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
            'x-forwarded-for': address,
          },
        },
      );
      sent.on('response', (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, close: () => undefined });
      });
      sent.on('upgrade', (response, socket) =>
        resolve({ status: response.statusCode ?? 0, close: () => socket.destroy() }),
      );
      sent.on('error', reject);
      sent.end();
    });
  }

  it('counts the connections that an address opens', async () => {
    const address = newAddress();
    const open = async () => {
      const opened = await openSocket(address);
      opened.close();
      return opened;
    };
    expect(await passedBefore429(open, 20)).toBe(7);
    const other = await openSocket(newAddress());
    expect(other.status).toBe(101);
    other.close();
  });

  it('limits the sockets that an address holds, until one is closed', async () => {
    const identity = { community: community.slug, headers: { 'x-forwarded-for': newAddress() } };
    const [first] = [await TestSocket.open(forum.url, identity), await TestSocket.open(forum.url, identity)];
    await expect(TestSocket.open(forum.url, identity)).rejects.toThrow();
    first.socket.close();
    const third = await opened(() => TestSocket.open(forum.url, identity));
    expect(third.socket.connected).toBe(true);
  });
});

/** The server hears of a closed socket a moment after it was closed. */
async function opened(open: () => Promise<TestSocket>): Promise<TestSocket> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await open();
    } catch (error) {
      if (attempt === 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
