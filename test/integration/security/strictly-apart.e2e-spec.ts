import { randomUUID } from 'node:crypto';
import {
  type Forum,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  TestSocket,
  type TestSpace,
} from '#test-support';
import { getPage } from '../hosted/page.js';
import { download, endOf, startExport } from '../verbatims/exporting.js';

/** A word that stands in every hidden text, title and name, and nowhere else. */
const SECRET = 'zephyrine';

/** Somebody who asks. */
interface Asker {
  name: string;
  community: TestCommunity;
  identity: { token?: string; cookie?: string };
}

describe('a private space and a neighbour', () => {
  let forum: Forum;
  let ours: TestCommunity;
  let neighbour: TestCommunity;
  let open: TestSpace;
  let closed: TestSpace;
  let insider: TestMember;
  let stranger: TestMember;
  let analyst: TestMember;
  let hidden: { space: TestSpace; threadId: string; postId: string; authorId: string; author: TestMember }[];
  let askers: Asker[];

  beforeAll(async () => {
    forum = await startForum();
    ours = await forum.make.community({ newcomerPostThreshold: 0 });
    neighbour = await forum.make.community({ newcomerPostThreshold: 0 });
    open = await forum.make.space(ours, { slug: 'open' });
    closed = await forum.make.space(ours, { slug: `closed-${SECRET}`, name: SECRET, visibility: 'private' });
    const next = await forum.make.space(neighbour, { slug: `next-${SECRET}`, name: SECRET });
    const named = (community: TestCommunity) => forum.make.member(community, { displayName: SECRET });
    [insider, stranger, analyst] = [
      await named(ours),
      await forum.make.member(ours),
      await forum.make.member(ours, { role: 'analyst' }),
    ];
    const moderator = await forum.make.member(ours, { role: 'moderator', roleSpaceId: open.id });
    await forum.make.grantAccess(ours, closed, insider);
    const there = await named(neighbour);
    await openThread(
      forum,
      { member: stranger, community: ours, space: open },
      { title: 'Ouvert', body: 'Tous.' },
    );
    hidden = [];
    for (const [community, space, author] of [
      [ours, closed, insider],
      [neighbour, next, there],
    ] as const) {
      const text = { title: `Sujet ${SECRET}`, body: `Le mot ${SECRET}.` };
      const { threadId, id } = await openThread(forum, { member: author, community, space }, text);
      await reply(forum, { member: author, community }, { threadId, body: `Encore ${SECRET}.` });
      hidden.push({ space, threadId, postId: id, authorId: author.id, author });
    }
    askers = [
      { name: 'anybody', community: ours, identity: {} },
      { name: 'a member', community: ours, identity: { token: stranger.token } },
      { name: 'an analyst', community: ours, identity: { cookie: analyst.cookie } },
      { name: 'a moderator of another space', community: ours, identity: { cookie: moderator.cookie } },
      { name: 'an insider’s account, elsewhere', community: ours, identity: { cookie: there.cookie } },
    ];
    await settle(forum);
  });
  afterAll(async () => forum.stop());

  const ask = async (asker: Asker, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await forum.graphql(query, variables, {
      community: asker.community.slug,
      ...asker.identity,
    });
    return JSON.stringify({ data, errors });
  };
  /** The answer to an id that exists and is hidden, and to one that does not exist, ids alike. */
  const both = async (ids: string[], answer: (...ids: string[]) => Promise<string>) => {
    const invented = ids.map(() => randomUUID());
    const blank = (text: string, given: string[]) =>
      given.reduce((known, id, place) => known.replaceAll(id, `id-${place}`), text);
    return [blank(await answer(...ids), ids), blank(await answer(...invented), invented)];
  };

  it('are in no list and no count', async () => {
    for (const asker of askers) {
      const text = await ask(
        asker,
        `{ spaces { id slug name threadCount lastActivityAt } space(slug: "${closed.slug}") { id }
           threads(first: 50) { edges { node { id title space { name } posts(first: 5) { edges { node { bodyHtml } } } } } } }`,
      );
      expect([asker.name, text.includes(SECRET), text.includes('Ouvert')]).toEqual([asker.name, false, true]);
      expect(text).toContain('"threadCount":1');
      for (const { threadId, space } of hidden) {
        expect(text).not.toContain(threadId);
        const within = `query ($space: ID!) { threads(spaceId: $space) { edges { node { id } } pageInfo { hasNextPage } } }`;
        const [there, absent] = await both([space.id], (id) => ask(asker, within, { space: id }));
        expect(there).toBe(absent);
      }
    }
  });

  it('answer by id as what does not exist', async () => {
    const reads = [
      'query ($thread: ID!, $post: ID!) { thread(id: $thread) { id title } post(id: $post) { id bodyHtml } }',
      'query ($thread: ID!, $post: ID!) { postSource(id: $post) { postId } myPendingPosts(threadId: $thread) { id } }',
      'query ($thread: ID!) { threadChanges(threadId: $thread, after: 0) { seq posts { id } } }',
      'query ($post: ID!) { case(id: $post) { id } export(id: $post) { id } }',
      'query ($space: ID!) { queueSummary(spaceId: $space) { openCount } cases(spaceId: $space) { edges { cursor } } }',
    ];
    for (const asker of askers) {
      for (const { threadId, postId, space } of hidden) {
        for (const query of reads) {
          const [there, absent] = await both([threadId, postId, space.id], (thread, post, spaceId) =>
            ask(asker, query, used(query, { thread, post, space: spaceId })),
          );
          expect([asker.name, query, there]).toEqual([asker.name, query, absent]);
        }
      }
    }
  });

  it('take no write by id, and change nothing', async () => {
    const before = await rowsOf();
    const admin = await forum.make.member(ours, { role: 'admin' });
    // Our own admin enters every space of ours: to him only the neighbour's ids are foreign.
    const writers = [
      ...askers.map((asker) => ({ asker, of: hidden })),
      {
        asker: { name: 'our admin', community: ours, identity: { cookie: admin.cookie } },
        of: hidden.slice(1),
      },
    ];
    const key = () => randomUUID();
    const [known] = await forum.database.query<{ id: string }>(
      `SELECT id FROM thread WHERE space_id = $1 AND state = 'published'`,
      [open.id],
    );
    const writes: [name: string, type: string, input: (ids: Ids) => object][] = [
      [
        'threadOpen',
        'ThreadOpenInput',
        ({ space }) => ({ spaceId: space, title: 'x', body: 'y', idempotencyKey: key() }),
      ],
      [
        'postReply',
        'PostReplyInput',
        ({ thread }) => ({ threadId: thread, body: 'y', idempotencyKey: key() }),
      ],
      [
        'postReply',
        'PostReplyInput',
        ({ post }) => ({ threadId: known?.id, parentId: post, body: 'y', idempotencyKey: key() }),
      ],
      ['postEdit', 'PostEditInput', ({ post }) => ({ postId: post, body: 'y', expectedRevision: 1 })],
      ['postWithdraw', 'PostWithdrawInput', ({ post }) => ({ postId: post })],
      [
        'postRemove',
        'PostRemoveInput',
        ({ post }) => ({ postId: post, reasonCode: 'SPAM', reasonText: 'x' }),
      ],
      ['threadLock', 'ThreadLockInput', ({ thread }) => ({ threadId: thread, isLocked: true })],
      ['spaceUpdate', 'SpaceUpdateInput', ({ space }) => ({ id: space, name: 'x' })],
      ['spaceAccessGrant', 'SpaceAccessInput', ({ space }) => ({ spaceId: space, memberId: stranger.id })],
      ['spaceAccessGrant', 'SpaceAccessInput', ({ member }) => ({ spaceId: open.id, memberId: member })],
      ['spaceAccessRevoke', 'SpaceAccessInput', ({ space }) => ({ spaceId: space, memberId: stranger.id })],
      ['memberSuspend', 'MemberSuspendInput', ({ member }) => ({ memberId: member, reason: 'x' })],
      ['memberReinstate', 'MemberReinstateInput', ({ member }) => ({ memberId: member, reason: 'x' })],
      ['memberRoleGrant', 'MemberRoleGrantInput', ({ member }) => ({ memberId: member, role: 'ADMIN' })],
      [
        'memberRoleGrant',
        'MemberRoleGrantInput',
        ({ space }) => ({ memberId: stranger.id, role: 'MODERATOR', spaceId: space }),
      ],
      ['memberRoleRevoke', 'MemberRoleRevokeInput', ({ member }) => ({ memberId: member, role: 'ADMIN' })],
      ['exportCancel', 'ExportCancelInput', ({ post }) => ({ id: post })],
      ['ssoKeyRevoke', 'SsoKeyRevokeInput', ({ post }) => ({ id: post })],
    ];
    for (const { asker, of } of writers) {
      for (const { threadId, postId, authorId, space } of of) {
        for (const [name, type, inputOf] of writes) {
          const [there, absent] = await both(
            [threadId, postId, authorId, space.id],
            (thread = '', post = '', member = '', spaceId = '') =>
              ask(
                asker,
                `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code message field } } }`,
                {
                  input: inputOf({ thread, post, member, space: spaceId }),
                },
              ),
          );
          expect([asker.name, name, there]).toEqual([asker.name, name, absent]);
          expect(there).not.toMatch(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT|INTERNAL|"userErrors":\[\]/);
        }
      }
    }
    expect(await rowsOf()).toEqual(before);
  });

  it('take no decision from a moderator of another space or community', async () => {
    const strict = await forum.make.community({ newcomerPostThreshold: 5 });
    const [here, other] = [await forum.make.space(strict), await forum.make.space(strict)];
    const newcomer = await forum.make.member(strict);
    const body = 'Voir https://example.org';
    const held = await openThread(
      forum,
      { member: newcomer, community: strict, space: here },
      { title: 'x', body },
    );
    expect(held.state).toBe('PENDING');
    await settle(forum);
    const [found] = await forum.database.query<{ id: string; version: number }>(
      'SELECT id, version FROM moderation_case WHERE post_id = $1',
      [held.id],
    );
    const moderators = [
      {
        name: 'of another space',
        community: strict,
        member: await forum.make.member(strict, { role: 'moderator', roleSpaceId: other.id }),
      },
      {
        name: 'of another community',
        community: ours,
        member: await forum.make.member(ours, { role: 'moderator' }),
      },
    ];
    for (const { name, community, member } of moderators) {
      const asker: Asker = { name, community, identity: { cookie: member.cookie } };
      const [there, absent] = await both([String(found?.id), held.id], async (caseId, post) =>
        [
          await ask(
            asker,
            'mutation ($input: CaseDecideInput!) { caseDecide(input: $input) { case { id } userErrors { code } } }',
            {
              input: { caseId, version: found?.version, verdict: 'APPROVE' },
            },
          ),
          await ask(asker, 'query ($id: ID!) { case(id: $id) { id source { body } } }', { id: caseId }),
          await ask(asker, '{ queueSummary { openCount oldestOpenedAt } cases { edges { node { id } } } }'),
          await ask(asker, 'query ($id: ID!) { post(id: $id) { id } postSource(id: $id) { postId } }', {
            id: post,
          }),
        ].join('\n'),
      );
      expect([name, there]).toEqual([name, absent]);
      expect(there).toContain('"openCount":0');
    }
    const page = await getPage(`${forum.url}/c/${strict.slug}/t/${held.threadId}`);
    expect(page.status).toBe(404);
  });

  it('are found by no search, not even as a correction', async () => {
    for (const query of [SECRET, `${SECRET.slice(0, -2)}en `, `"mot ${SECRET}"`, '']) {
      const text = await ask(
        { name: 'an analyst', community: ours, identity: { cookie: analyst.cookie } },
        `query ($query: String!) { verbatims(query: $query) { totalCount corrections { searched }
           facets { spaces { count space { slug } } months { month count } } edges { node { text threadTitle } } } }`,
        { query },
      );
      expect(text).not.toContain(SECRET);
      expect(text).toContain(`"totalCount":${query === '' ? 1 : 0}`);
      const page = await getPage(`${forum.url}/c/${ours.slug}/search?q=${encodeURIComponent(query)}`);
      expect(page.html).not.toContain('class="rows results"');
      // The page repeats what was typed; what was not typed must not be there.
      if (!query.includes(SECRET)) expect(page.html).not.toContain(SECRET);
    }
  });

  it('reach no socket', async () => {
    const sockets = await Promise.all(
      [{}, { token: stranger.token }, { cookie: analyst.cookie, origin: forum.url }].map((identity) =>
        TestSocket.open(forum.url, { community: ours.slug, ...identity }),
      ),
    );
    for (const socket of sockets) {
      for (const { threadId } of hidden) {
        const [there, absent] = await both([threadId], async (thread) =>
          JSON.stringify(await socket.ask('thread:join', { thread })),
        );
        expect(there).toBe(absent);
      }
      expect((await socket.ask('queue:join', {})).ok).toBe(false);
    }
    for (const [place, { threadId, author }] of hidden.entries()) {
      const community = place === 0 ? ours : neighbour;
      await reply(forum, { member: author, community }, { threadId, body: `Vivant ${SECRET}.` });
    }
    await settle(forum);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const socket of sockets) {
      expect(socket.received).toEqual([]);
      socket.close();
    }
  });

  it('are on no page, in no feed and in no sitemap', async () => {
    const root = `${forum.url}/c/${ours.slug}`;
    const cookies = askers.flatMap(({ name, identity }) =>
      identity.token ? [] : [{ name, cookie: identity.cookie }],
    );
    for (const { name, cookie } of cookies) {
      const pages = [
        root,
        `${root}/s/open`,
        `${root}/new`,
        `${root}/feed.atom`,
        `${root}/sitemap.xml`,
        `${forum.url}/robots.txt`,
      ];
      for (const address of pages) {
        const { html } = await getPage(address, { cookie });
        expect([name, address, html.includes(SECRET)]).toEqual([name, address, false]);
        for (const { threadId } of hidden) expect(html).not.toContain(threadId);
      }
      for (const { threadId, postId, space } of hidden) {
        const look =
          (path: string) =>
          async (...ids: string[]) => {
            const address = ids.reduce((known, id, place) => known.replace(`:${place}`, id), path);
            const { status, headers, html } = await getPage(root + address, { cookie });
            return JSON.stringify([
              status,
              headers.get('cache-control'),
              headers.get('etag'),
              headers.get('location'),
              html,
            ]);
          };
        for (const path of ['/t/:0', '/t/:0/p/:1', '/t/:0?after=x']) {
          const [there, absent] = await both([threadId, postId], look(path));
          expect([name, there]).toEqual([name, absent]);
        }
        const [there, absent] = await both([space.slug], look('/s/:0'));
        expect([name, there]).toEqual([name, absent]);
      }
    }
  });

  it('are in no export, whose file is nobody else’s', async () => {
    const requester = { member: analyst, community: ours };
    for (const spaceIds of [undefined, hidden.map(({ space }) => space.id)]) {
      const { id } = await startExport(forum, requester, { filter: spaceIds ? { spaceIds } : null });
      const ended = await endOf(forum, requester, id);
      expect(ended).toMatchObject({ state: 'DONE', rowCount: spaceIds ? 0 : 1 });
      const file = await (await download(forum, id, ours, analyst.cookie)).text();
      expect(file).not.toContain(SECRET);
      const colleague = await forum.make.member(ours, { role: 'admin' });
      for (const [community, cookie] of [
        [ours, undefined],
        [ours, colleague.cookie],
        [neighbour, analyst.cookie],
        [neighbour, hidden[1]?.author.cookie],
      ] as const) {
        const [there, absent] = await both([id], async (given) => {
          const response = await download(forum, String(given), community, cookie);
          return `${response.status} ${await response.text()}`.replace(/"requestId":"[^"]*"/, '');
        });
        expect(there).toBe(absent);
        expect(there).toMatch(/^404 /);
      }
    }
  });

  /** What a write might have changed. */
  async function rowsOf(): Promise<unknown> {
    return forum.database.query(
      `SELECT (SELECT count(*)::int FROM post) AS posts, (SELECT count(*)::int FROM thread) AS threads,
         (SELECT count(*)::int FROM revision) AS revisions, (SELECT count(*)::int FROM space_access) AS accesses,
         (SELECT string_agg(name, ',' ORDER BY id) FROM space) AS spaces,
         (SELECT count(*)::int FROM member WHERE state = 'suspended') AS suspended,
         (SELECT count(*)::int FROM post WHERE state <> 'published') AS gone,
         (SELECT count(*)::int FROM thread WHERE is_locked) AS locked`,
    );
  }
});

/** Ids under one of which something hidden is. */
interface Ids {
  thread: string;
  post: string;
  member: string;
  space: string;
}

/** Only the variables that a document declares. */
function used(query: string, variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}`)));
}
