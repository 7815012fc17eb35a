import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import {
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

interface Preview {
  url: string;
  title: string;
  description: string | null;
  site: string;
}

describe('what links of messages lead to', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: TestMember;
  let reader: TestMember;
  let moderator: TestMember;
  let threadId: string;
  let server: Server;
  let listener: RequestListener;
  let seen: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(String(request.url));
      listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    forum = await startForum();
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand);
    author = await forum.make.member(brand);
    reader = await forum.make.member(brand);
    moderator = await forum.make.member(brand, { role: 'moderator' });
    threadId = (
      await openThread(forum, { member: author, community: brand, space }, { title: 'T', body: 'B' })
    ).threadId;
  });
  afterAll(async () => {
    await forum.stop();
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    seen = [];
    listener = (request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(`<title>Page ${request.url}</title><meta property="og:description" content="About it">`);
  });

  const page = (path: string) => `http://localhost:${(server.address() as AddressInfo).port}${path}`;
  const previewsOf = async (id: string, by: TestMember | null = null): Promise<Preview[] | null> => {
    const { data } = await forum.graphql<{ post: { extras: { previews: Preview[] | null } | null } | null }>(
      'query ($id: ID!) { post(id: $id) { extras { previews { url title description site } } } }',
      { id },
      { community: brand.slug, ...(by ? { token: by.token } : {}) },
    );
    return data.post?.extras?.previews ?? null;
  };
  const write = (body: string, by = author) =>
    reply(forum, { member: by, community: brand }, { threadId, body });
  const shown = (id: string) => waitFor('the previews', () => previewsOf(id));
  const isIdle = async () => {
    await settle(forum);
    await waitFor(
      'the jobs',
      async () => {
        const [row] = await forum.database.query<{ count: number }>(
          "SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'discussion:previews'",
        );
        return row?.count === 0;
      },
      10_000,
    );
  };

  it('is shown to everybody once the message is published, as text', async () => {
    const { id } = await write(`Look: ${page('/one')}`);
    expect(await shown(id)).toEqual([
      { url: page('/one'), title: 'Page /one', description: 'About it', site: 'localhost' },
    ]);
  });

  it('is told live, and is what a fresh fetch answers', async () => {
    const before = await forum.database.query<{ seq: string }>('SELECT seq FROM thread WHERE id = $1', [
      threadId,
    ]);
    const { id } = await write(`Look: ${page('/live')}`);
    await shown(id);
    const after = await forum.database.query<{ seq: string }>('SELECT seq FROM thread WHERE id = $1', [
      threadId,
    ]);
    expect(Number(after[0]?.seq)).toBe(Number(before[0]?.seq) + 2);
    const [fact] = await forum.database.query<{ payload: { postId: string } }>(
      "SELECT payload FROM fact WHERE type = 'discussion.PostExtrasChanged' ORDER BY tx DESC, id DESC LIMIT 1",
    );
    expect(fact?.payload.postId).toBe(id);
  });

  it('is asked once for all messages that link there, and for three links of a message at most', async () => {
    const links = ['/a', '/b', '/c', '/d'].map(page);
    const { id } = await write(links.join(' '));
    expect((await shown(id))?.map(({ url }) => url)).toEqual(links.slice(0, 3));
    const other = await write(`Again ${links[0]}`);
    await shown(other.id);
    expect(seen.sort()).toEqual(['/a', '/b', '/c']);
  });

  it('is nothing where the page is away, and the page is left in peace for a day', async () => {
    listener = (_, response) => response.writeHead(500).end();
    const first = await write(`Gone: ${page('/gone')}`);
    await isIdle();
    const second = await write(`Gone too: ${page('/gone')}`);
    await isIdle();
    expect([await previewsOf(first.id), await previewsOf(second.id)]).toEqual([null, null]);
    expect(seen).toEqual(['/gone']);
    const [row] = await forum.database.query<{ days: number }>(
      'SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM link_preview WHERE url = $1',
      [page('/gone')],
    );
    expect(row?.days).toBe(1);
  });

  it('is never asked for a message that is held, and is once it is published', async () => {
    const held = await write(`Write to me@brand.example, 06 12 34 56 78: ${page('/held')}`);
    expect(held.state).toBe('PENDING');
    await isIdle();
    expect(seen).toEqual([]);
    const { data } = await forum.graphql<{ cases: { edges: { node: { id: string; version: number } }[] } }>(
      '{ cases(first: 1) { edges { node { id version } } } }',
      {},
      { community: brand.slug, cookie: moderator.cookie, origin: forum.url },
    );
    await forum.graphql(
      'mutation ($input: CaseDecideInput!) { caseDecide(input: $input) { userErrors { code } } }',
      {
        input: {
          caseId: data.cases.edges[0]?.node.id,
          version: data.cases.edges[0]?.node.version,
          verdict: 'APPROVE',
          reasonCode: 'OK_ON_TOPIC',
          reasonText: 'Fine',
        },
      },
      { community: brand.slug, cookie: moderator.cookie, origin: forum.url },
    );
    expect((await shown(held.id))?.[0]?.url).toBe(page('/held'));
  });

  it('follows an edit, and goes with its link', async () => {
    const post = await write(`First ${page('/before')}`);
    await shown(post.id);
    const edit = (body: string, expectedRevision: number) =>
      forum.graphql(
        'mutation ($input: PostEditInput!) { postEdit(input: $input) { userErrors { code } } }',
        { input: { postId: post.id, body, expectedRevision } },
        { community: brand.slug, token: author.token },
      );
    await edit(`Then ${page('/after')}`, 1);
    await waitFor('the other page', async () => (await previewsOf(post.id))?.[0]?.url === page('/after'));
    await edit('No link any more', 2);
    await waitFor('no preview', async () => (await previewsOf(post.id)) === null);
  });

  it('is taken away by the author of the message, for good, and by nobody else', async () => {
    const post = await write(`Mine: ${page('/mine')} and ${page('/other')}`);
    await shown(post.id);
    const remove = (by: TestMember) =>
      forum.graphql<{ postPreviewRemove: { userErrors: { code: string }[] } }>(
        'mutation ($input: PostPreviewRemoveInput!) { postPreviewRemove(input: $input) { userErrors { code } } }',
        { input: { postId: post.id, url: page('/mine') } },
        { community: brand.slug, token: by.token },
      );
    expect((await remove(reader)).data.postPreviewRemove.userErrors[0]?.code).toBe('POST_NOT_FOUND');
    expect(await previewsOf(post.id)).toHaveLength(2);
    expect((await remove(author)).data.postPreviewRemove.userErrors).toEqual([]);
    expect((await remove(author)).data.postPreviewRemove.userErrors).toEqual([]);
    expect((await previewsOf(post.id))?.map(({ url }) => url)).toEqual([page('/other')]);
    await forum.graphql(
      'mutation ($input: PostEditInput!) { postEdit(input: $input) { userErrors { code } } }',
      {
        input: {
          postId: post.id,
          body: `Mine, again: ${page('/mine')} and ${page('/other')} ${randomUUID()}`,
          expectedRevision: 1,
        },
      },
      { community: brand.slug, token: author.token },
    );
    await isIdle();
    expect((await previewsOf(post.id))?.map(({ url }) => url)).toEqual([page('/other')]);
  });

  it('is shown by no brand that does not want it', async () => {
    const admin = await forum.make.member(brand, { role: 'admin' });
    const set = (linkPreviews: boolean) =>
      forum.graphql(
        'mutation ($on: Boolean!) { communityUpdate(input: { linkPreviews: $on }) { userErrors { code } } }',
        { on: linkPreviews },
        { community: brand.slug, cookie: admin.cookie, origin: forum.url },
      );
    await set(false);
    const { id } = await write(`Unwanted: ${page('/unwanted')}`);
    await isIdle();
    expect([await previewsOf(id), seen]).toEqual([null, []]);
    await set(true);
  });

  it('never leads into the network of the install, whatever redirects say', async () => {
    listener = (_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    const { id } = await write(`Trap: ${page('/trap')} and http://10.0.0.1/ and http://[::ffff:10.0.0.1]/x`);
    await isIdle();
    expect(await previewsOf(id)).toBeNull();
    const [row] = await forum.database.query<{ title: string | null }>(
      'SELECT title FROM link_preview WHERE url = $1',
      [page('/trap')],
    );
    expect(row?.title).toBeNull();
  });
});
