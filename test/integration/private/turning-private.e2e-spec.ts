import { randomUUID } from 'node:crypto';
import {
  countStatements,
  type Forum,
  ofRequest,
  settle,
  startForum,
  type TestMember,
  TestSocket,
} from '#test-support';
import { requirePost } from '../discussion/operations.js';
import { picture, sendFile } from '../media/sending-files.js';
import { Converser, type PrivateScene, privateScene } from './conversing.js';

const reason = 'Une adresse y est écrite';

describe('a thread that staff make private', () => {
  let forum: Forum;
  let scene: PrivateScene;
  let marie: Converser;
  let other: Converser;
  let moderator: Converser;
  let guest: Converser;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    forum = await startForum();
  });
  beforeEach(async () => {
    scene = await privateScene(forum);
    [marie, other, moderator] = [scene.marie, scene.other, scene.moderator].map(as) as [
      Converser,
      Converser,
      Converser,
    ];
    guest = new Converser(forum, { community: scene.brand.slug });
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
  afterAll(() => forum.stop());

  const as = (member: TestMember): Converser => Converser.of(forum, scene.brand, member);
  const pageOf = (path: string, cookie = '') =>
    fetch(`${forum.url}/c/${scene.brand.slug}${path}`, { headers: { cookie }, redirect: 'manual' });
  async function follow(threadId: string, member?: TestMember): Promise<TestSocket> {
    const socket = await TestSocket.open(forum.url, {
      community: scene.brand.slug,
      ...(member ? { token: member.token } : {}),
    });
    sockets.push(socket);
    expect(await socket.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    return socket;
  }
  async function open(input: Record<string, unknown> = {}): Promise<{ threadId: string; postId: string }> {
    const { threadId, post, code } = await marie.open(scene.space, { body: randomUUID(), ...input });
    if (!threadId || !post) throw new Error(code);
    return { threadId, postId: post.id };
  }
  const filesOf = async (id: string, by: Converser): Promise<string[]> => {
    const { data } = await by.ask<{
      post: { attachments: { variants: { url: string }[] }[] } | null;
    }>('query ($id: ID!) { post(id: $id) { attachments { variants { url } } } }', { id });
    return data.post?.attachments.flatMap(({ variants }) => variants.map(({ url }) => url)) ?? [];
  };
  const statusOf = async (url = ''): Promise<number> => (await fetch(url)).status;

  it('is gone for others at once: pages, lists, search, feeds, counts, rooms, files, notices', async () => {
    const word = `mot${randomUUID().slice(0, 8)}`;
    const { upload } = await sendFile(
      forum,
      { community: scene.brand, member: scene.marie },
      await picture(),
    );
    await allowTags();
    const { threadId, postId } = await open({
      title: `Titre ${word}`,
      body: `J'habite ${word}.`,
      attachmentIds: [upload?.id],
      tags: [word],
      boundKey: word,
    });
    const reply = requirePost(await other.reply(threadId, { body: `Moi aussi ${word}` }));
    await settle(forum);
    const [publicUrl] = await filesOf(postId, guest);
    const [signedUrl] = await filesOf(postId, other);
    const paths = ['', `/t/${threadId}`, `/s/${scene.space.slug}`, '/feed.atom', '/sitemap.xml'];
    const found = async (path: string, cookie = '') => {
      const text = await (await pageOf(path, cookie)).text();
      // A page that says that nothing is there leads to the sign-in, and from there back to its own address.
      return text.includes(word) || (!path.includes(threadId) && text.includes(threadId));
    };
    for (const path of paths) expect([path, await found(path)]).toEqual([path, true]);
    expect([await statusOf(publicUrl), await statusOf(signedUrl)]).toEqual([200, 200]);
    const [passer, stranger, author] = [
      await follow(threadId),
      await follow(threadId, scene.other),
      await follow(threadId, scene.marie),
    ];

    const { thread, code } = await moderator.does('threadMakePrivate', { threadId, reason });
    expect(code).toBe('');
    expect(thread?.extras?.pinnedIn ?? null).toBeNull();
    for (const socket of [passer, stranger])
      expect(await socket.next('thread:evicted')).toEqual({ thread: threadId });
    expect(await author.next('thread:event', ({ k }) => k === 'thread')).toMatchObject({ t: threadId });
    expect(author.received.filter(({ event }) => event === 'thread:evicted')).toEqual([]);

    for (const nobody of [guest, other]) {
      expect(await nobody.thread(threadId)).toBeNull();
      expect(await nobody.list('')).not.toContain(threadId);
      expect((await nobody.tags())[word]).toBeUndefined();
      const { data } = await nobody.ask(
        `query ($id: ID!, $key: String!) { post(id: $id) { id } threadByBinding(key: $key) { id } }`,
        { id: reply.id, key: word },
      );
      expect(data).toEqual({ post: null, threadByBinding: null });
    }
    expect([await statusOf(publicUrl), await statusOf(signedUrl)]).toEqual([404, 404]);
    for (const cookie of ['', scene.other.cookie])
      expect((await pageOf(`/t/${threadId}`, cookie)).status).toBe(404);
    for (const path of [...paths, `/t/${threadId}/p/${postId}`, `/search?q=${word.slice(0, 5)}`])
      for (const cookie of ['', scene.other.cookie])
        expect([path, await found(path, cookie)]).toEqual([path, false]);
    await settle(forum);
    for (const path of ['', '/feed.atom', '/sitemap.xml', `/t/${threadId}`])
      expect([path, await found(path)]).toEqual([path, false]);
    // Who answered there can no longer touch the answer either, nor is told of what follows.
    expect((await other.withdraw(reply.id)).code).toBe('POST_NOT_FOUND');
    requirePost(await moderator.reply(threadId, { body: `Suite ${word}` }));
    await settle(forum);
    for (const socket of [passer, stranger])
      expect(socket.received.filter(({ event }) => event === 'thread:event')).toEqual([]);
    const { data } = await other.ask<{ notices: { edges: unknown[] } }>(
      '{ notices { edges { node { id } } } }',
    );
    expect(data.notices.edges).toEqual([]);

    // Both sides have all of it.
    expect(await marie.posts(threadId)).toHaveLength(3);
    expect((await marie.own()).map(({ id }) => id)).toEqual([threadId]);
    expect(await statusOf((await filesOf(postId, marie))[0])).toBe(200);
    expect(await statusOf((await filesOf(postId, moderator))[0])).toBe(200);
    expect(await author.next('thread:event', ({ k }) => k === 'post')).toMatchObject({ t: threadId });
  });

  const allowTags = () =>
    forum.database.query(`UPDATE space SET tag_rule = 'free' WHERE id = $1`, [scene.space.id]);

  it('takes its words out of what others quoted of it', async () => {
    const word = `mot${randomUUID().slice(0, 8)}`;
    const { threadId, postId } = await open({ body: `Mon adresse est ${word}.` });
    const elsewhere = await other.open(scene.space, { body: randomUUID() });
    const { data } = await other.ask<{ post: { permalink: string } }>(
      'query ($id: ID!) { post(id: $id) { permalink } }',
      { id: postId },
    );
    const quoting = requirePost(
      await other.reply(String(elsewhere.threadId), {
        body: `> [Marie](${data.post.permalink}#r1):\n> Mon adresse est ${word}.\n\nMerci`,
      }),
    );
    expect(quoting.bodyHtml).toContain(word);
    await moderator.does('threadMakePrivate', { threadId, reason });
    await settle(forum);
    const shown = async (by: Converser) =>
      (await by.posts(String(elsewhere.threadId)))?.map(({ bodyHtml }) => bodyHtml).join('') ?? '';
    expect(await shown(guest)).not.toContain(word);
    expect(await shown(guest)).toContain('Merci');
  });

  it('is made so by who moderates there and in private, once, and says who is to know why', async () => {
    const { threadId } = await open();
    const input = { threadId, reason };
    expect((await other.does('threadMakePrivate', input)).code).toBe('FORBIDDEN');
    expect((await as(scene.local).does('threadMakePrivate', input)).code).toBe('FORBIDDEN');
    expect((await as(scene.neighbour).does('threadMakePrivate', input)).code).toBe('FORBIDDEN');
    expect((await moderator.does('threadMakePrivate', { threadId, reason: ' ' })).code).toBe(
      'REASON_INVALID',
    );
    const first = await moderator.does('threadMakePrivate', input);
    const again = await moderator.does('threadMakePrivate', input);
    expect(again.thread?.seq).toBe(first.thread?.seq);
    expect(
      await forum.database.query(
        'SELECT kind, reason, actor_id AS "actorId" FROM rearrangement WHERE thread_id = $1',
        [threadId],
      ),
    ).toEqual([{ kind: 'move', reason, actorId: scene.moderator.id }]);
  });

  describe('goes back', () => {
    const back = (threadId: string, by = moderator) =>
      by.does('threadMakePublic', { threadId, spaceId: scene.space.id, reason: 'Une erreur' });

    it('where nothing was written in it since, for everybody again', async () => {
      const { threadId } = await open();
      await moderator.does('threadMakePrivate', { threadId, reason });
      expect((await back(threadId, marie)).code).toBe('FORBIDDEN');
      expect((await back(threadId)).code).toBe('');
      expect(await guest.posts(threadId)).toHaveLength(1);
      expect((await pageOf(`/t/${threadId}`)).status).toBe(200);
      expect(await marie.own()).toEqual([]);
      expect(await moderator.all()).toEqual([]);
      // It is a thread as any other again, and so is the way into private.
      requirePost(await other.reply(threadId));
      expect((await moderator.does('threadMakePrivate', { threadId, reason })).code).toBe('');
      expect((await back(threadId)).code).toBe('');
    });

    it('never with what was written in private: by either side, taken back, waiting or edited', async () => {
      const writes: Record<string, (threadId: string, postId: string) => Promise<unknown>> = {
        'the member': (threadId) => marie.reply(threadId),
        staff: (threadId) => moderator.reply(threadId),
        'a message taken back': async (threadId) =>
          marie.withdraw(requirePost(await marie.reply(threadId)).id),
        'an edit': async (threadId) => {
          const [first] = (await marie.posts(threadId)) ?? [];
          return first && marie.edit(first, `Plus précis ${randomUUID()}`);
        },
      };
      for (const [who, write] of Object.entries(writes)) {
        const { threadId, postId } = await open();
        await moderator.does('threadMakePrivate', { threadId, reason });
        await write(threadId, postId);
        expect([who, (await back(threadId)).code]).toEqual([who, 'CONVERSATION_STAYS_PRIVATE']);
        expect(await guest.thread(threadId)).toBeNull();
      }
    });

    it('never where it began in private', async () => {
      const { threadId } = await marie.writes();
      expect((await back(threadId)).code).toBe('CONVERSATION_STAYS_PRIVATE');
      expect(await guest.thread(threadId)).toBeNull();
    });

    it('whence it came, as those who may do it are told, and nobody else', async () => {
      const told = async (threadId: string, by: Converser) => {
        const { data, errors } = await by.ask<{
          thread: {
            viewerCanMakePrivate: boolean;
            conversation: { viewerCanReturnTo: { id: string } | null } | null;
          };
        }>(
          'query ($id: ID!) { thread(id: $id) { viewerCanMakePrivate conversation { viewerCanReturnTo { id } } } }',
          { id: threadId },
        );
        expect(errors).toEqual([]);
        const { viewerCanMakePrivate: hides, conversation } = data.thread;
        return [hides, conversation?.viewerCanReturnTo?.id ?? null];
      };
      const { threadId } = await open();
      const begun = await marie.writes();
      const everybody = [moderator, as(scene.admin), as(scene.local), marie, other, guest];
      expect(await Promise.all(everybody.map((by) => told(threadId, by)))).toEqual([
        [true, null],
        [true, null],
        ...Array<unknown>(4).fill([false, null]),
      ]);
      await moderator.does('threadMakePrivate', { threadId, reason });
      expect(await told(threadId, moderator)).toEqual([false, scene.space.id]);
      expect(await told(threadId, marie)).toEqual([false, null]);
      expect(await told(begun.threadId, moderator)).toEqual([false, null]);
      requirePost(await marie.reply(threadId));
      expect(await told(threadId, moderator)).toEqual([false, null]);
    });

    it('at no more cost for a list of many', async () => {
      const cost = async () => {
        await settle(forum);
        const { result, statements } = await countStatements(() =>
          moderator.ask<{ brandConversations: { edges: { node: { conversation: object } }[] } }>(
            '{ brandConversations { edges { node { conversation { viewerCanReturnTo { id } } } } } }',
          ),
        );
        return [result.data.brandConversations.edges.length, ofRequest(statements).length];
      };
      const hide = async () =>
        moderator.does('threadMakePrivate', { threadId: (await open()).threadId, reason });
      await hide();
      const [one, few] = await cost();
      for (let index = 0; index < 4; index += 1) await hide();
      expect([one, await cost()]).toEqual([1, [5, few]]);
    });

    it('only to where the one who does it moderates', async () => {
      const { threadId } = await open();
      await moderator.does('threadMakePrivate', { threadId, reason });
      const input = { threadId, reason };
      expect((await moderator.does('threadMakePublic', { ...input, spaceId: randomUUID() })).code).toBe(
        'SPACE_NOT_FOUND',
      );
      const [row] = await forum.database.query<{ id: string }>(
        'SELECT space_id AS id FROM thread WHERE id = $1',
        [threadId],
      );
      expect((await moderator.does('threadMakePublic', { ...input, spaceId: row?.id })).code).toBe(
        'CONVERSATION_FIXED',
      );
    });
  });
});
