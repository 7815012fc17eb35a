import { randomUUID } from 'node:crypto';
import {
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  TestSocket,
  type TestSpace,
} from '#test-support';
import { ThreadView } from '../realtime/thread-view.js';
import { requirePost } from './operations.js';
import { Organiser } from './organising.js';

const REASON = 'Same subject';

describe('rearranged threads', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let closed: TestSpace;
  let person: TestMember;
  let member: Organiser;
  let moderator: Organiser;
  let moderatorCookie: string;
  let local: Organiser;
  let guest: Organiser;
  let neighbour: Organiser;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    forum = await startForum();
  });
  beforeEach(async () => {
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    closed = await forum.make.space(brand, { visibility: 'private' });
    person = await forum.make.member(brand);
    member = Organiser.member(forum, brand, person);
    const staff = await forum.make.member(brand, { role: 'moderator' });
    moderatorCookie = staff.cookie;
    moderator = Organiser.staff(forum, brand, staff);
    const limited = await forum.make.member(brand, { role: 'moderator', roleSpaceId: space.id });
    local = Organiser.staff(forum, brand, limited);
    guest = new Organiser(forum, { community: brand.slug });
    const theirs = await forum.make.community();
    neighbour = Organiser.staff(forum, theirs, await forum.make.member(theirs, { role: 'admin' }));
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
  afterAll(() => forum.stop());

  async function open(input: Record<string, unknown> = {}, by = member): Promise<string> {
    const { threadId, code } = await by.open(space, { body: randomUUID(), ...input });
    if (!threadId) throw new Error(code);
    return threadId;
  }
  async function reply(
    threadId: string,
    parentId: string | null = null,
    body: string = randomUUID(),
  ): Promise<string> {
    return requirePost(await member.reply(threadId, { body, parentId })).id;
  }
  const idsIn = async (threadId: string, by = guest) =>
    (await by.posts(threadId))?.map(({ id }) => id) ?? null;
  async function follow(threadId: string): Promise<TestSocket> {
    await settle(forum);
    const socket = await TestSocket.open(forum.url, { community: brand.slug });
    sockets.push(socket);
    expect(await socket.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    return socket;
  }
  const pageOf = (path: string) => fetch(`${forum.url}/c/${brand.slug}${path}`, { redirect: 'manual' });
  /** Threads that the search of the hosted pages finds, for a guest or for who has the cookie. */
  async function found(words: string, cookie = ''): Promise<string[]> {
    await settle(forum);
    const page = await fetch(`${forum.url}/c/${brand.slug}/search?q=${words}`, { headers: { cookie } });
    const links = (await page.text()).matchAll(/\/t\/([0-9a-f-]{36})\/p\//g);
    return [...new Set([...links].map(([, id]) => id ?? ''))];
  }

  describe('a move', () => {
    it('is seen at once by whom the new space is for, and by nobody else: lists, ids, pages, search, sockets', async () => {
      const word = `mot${randomUUID().slice(0, 8)}`;
      const threadId = await open({ body: `Le ${word} ici` });
      expect(await found(word)).toEqual([threadId]);
      const socket = await follow(threadId);
      const { thread } = await moderator.does('threadMove', { threadId, spaceId: closed.id, reason: REASON });
      expect(thread?.space.id).toBe(closed.id);
      expect(await socket.next('thread:evicted')).toEqual({ thread: threadId });
      expect(await guest.thread(threadId)).toBeNull();
      expect(await guest.list('')).not.toContain(threadId);
      expect((await pageOf(`/t/${threadId}`)).status).toBe(404);
      expect(await found(word)).toEqual([]);
      expect(await found(word, moderatorCookie)).toEqual([threadId]);
      expect(await moderator.list(`spaceId: "${closed.id}"`)).toEqual([threadId]);
      await moderator.does('threadMove', { threadId, spaceId: space.id, reason: REASON });
      expect((await pageOf(`/t/${threadId}`)).status).toBe(200);
      expect(await found(word)).toEqual([threadId]);
    });

    it('repeated changes nothing, and tells readers who stay', async () => {
      const threadId = await open();
      const next = await forum.make.space(brand);
      const socket = await follow(threadId);
      const seq = (await moderator.does('threadMove', { threadId, spaceId: next.id, reason: REASON })).thread
        ?.seq;
      expect(await socket.next('thread:event', (frame) => frame.s === seq)).toMatchObject({ k: 'thread' });
      expect(
        (await moderator.does('threadMove', { threadId, spaceId: next.id, reason: REASON })).thread?.seq,
      ).toBe(seq);
    });

    it('takes moderators of both ends, and a reason', async () => {
      const threadId = await open();
      const input = { threadId, spaceId: closed.id, reason: REASON };
      expect((await member.does('threadMove', input)).code).toBe('FORBIDDEN');
      expect((await local.does('threadMove', input)).code).toBe('SPACE_NOT_FOUND');
      const next = await forum.make.space(brand);
      expect((await local.does('threadMove', { ...input, spaceId: next.id })).code).toBe('FORBIDDEN');
      expect((await neighbour.does('threadMove', input)).code).toBe('NOT_FOUND');
      expect((await moderator.does('threadMove', { ...input, reason: ' ' })).code).toBe('REASON_INVALID');
      expect((await guest.thread(threadId))?.space.id).toBe(space.id);
    });

    it('is refused where another thread over there has its key', async () => {
      const next = await forum.make.space(brand);
      const threadId = await open({ boundKey: 'lampe' });
      await member.open(next, { body: randomUUID(), boundKey: 'lampe' });
      expect((await moderator.does('threadMove', { threadId, spaceId: next.id, reason: REASON })).code).toBe(
        'BINDING_TAKEN',
      );
      expect((await guest.thread(threadId))?.space.id).toBe(space.id);
    });
  });

  describe('a merge', () => {
    it('keeps ids, parents and order, and leads everything on', async () => {
      const word = `mot${randomUUID().slice(0, 8)}`;
      const [from, into] = [await open({ title: 'B', boundKey: 'lampe' }), await open({ title: 'A' })];
      const parent = await reply(from, null, `Un ${word}`);
      const child = await reply(from, parent);
      const own = await reply(into);
      const before = [...((await idsIn(into)) ?? []), ...((await idsIn(from)) ?? [])];
      const source = await member.source(parent);
      const merged = await moderator.does('threadMerge', { threadId: from, intoId: into, reason: REASON });
      expect(merged.thread).toMatchObject({ id: into, title: 'A', replyCount: 4 });
      expect(await idsIn(into)).toEqual(before);
      expect((await guest.posts(into))?.find(({ id }) => id === child)?.parentId).toBe(parent);
      expect(await member.source(parent)).toEqual(source);
      expect(await guest.thread(from)).toMatchObject({ id: into });
      const bound = await guest.ask<{ threadByBinding: { id: string } }>(
        '{ threadByBinding(key: "lampe") { id } }',
      );
      expect(bound.data.threadByBinding.id).toBe(into);
      expect((await member.open(space, { body: randomUUID(), boundKey: 'lampe' })).threadId).toBe(into);
      expect((await member.reply(from, { body: randomUUID() })).post?.threadId).toBe(into);
      const page = await pageOf(`/t/${from}`);
      expect([page.status, page.headers.get('location')]).toEqual([301, `/c/${brand.slug}/t/${into}`]);
      const post = await pageOf(`/t/${from}/p/${parent}`);
      expect([post.status, post.headers.get('location')]).toEqual([
        301,
        `/c/${brand.slug}/t/${into}/p/${parent}`,
      ]);
      expect(await guest.list('')).toEqual([into]);
      expect(await found(word)).toEqual([into]);
      expect(own).not.toBe('');
    });

    it('repeated is the same, and chains lead straight to the end', async () => {
      const [a, b, c] = [await open(), await open(), await open()];
      const merge = (threadId: string, intoId: string) =>
        moderator.does('threadMerge', { threadId, intoId, reason: REASON });
      const seq = (await merge(a, b)).thread?.seq;
      expect((await merge(a, b)).thread?.seq).toBe(seq);
      await merge(b, c);
      expect((await guest.thread(a))?.id).toBe(c);
      expect((await merge(a, b)).thread?.id).toBe(c);
      const rows = await forum.database.query(
        'SELECT DISTINCT merged_into AS id FROM thread WHERE id = ANY($1)',
        [[a, b]],
      );
      expect(rows).toEqual([{ id: c }]);
    });

    it('tells readers of the one where it went, and shows those of the other what came', async () => {
      const [from, into] = [await open(), await open()];
      await reply(from);
      const [leaving, staying] = [await follow(from), await follow(into)];
      const view = await ThreadView.fetch(forum, brand.slug, into);
      const merged = await moderator.does('threadMerge', { threadId: from, intoId: into, reason: REASON });
      expect(await leaving.next('thread:evicted')).toEqual({ thread: from, to: into });
      await view.take(await staying.next('thread:event', (frame) => frame.s === merged.thread?.seq));
      expect(view.shown).toEqual((await ThreadView.fetch(forum, brand.slug, into)).shown);
      expect(view.posts.size).toBe(3);
    });

    it('into what a reader may not see is an absence to them', async () => {
      const from = await open();
      const into = (await moderator.open(closed, { body: randomUUID() })).threadId ?? '';
      const socket = await follow(from);
      await moderator.does('threadMerge', { threadId: from, intoId: into, reason: REASON });
      expect(await socket.next('thread:evicted')).toEqual({ thread: from });
      expect(await guest.thread(from)).toBeNull();
      expect((await pageOf(`/t/${from}`)).status).toBe(404);
      expect((await moderator.thread(from))?.id).toBe(into);
    });

    it('is refused to whom either end is not theirs, and of a thread into itself', async () => {
      const [from, into] = [await open(), await open()];
      const input = { threadId: from, intoId: into, reason: REASON };
      expect((await member.does('threadMerge', input)).code).toBe('FORBIDDEN');
      expect((await neighbour.does('threadMerge', input)).code).toBe('THREAD_NOT_FOUND');
      const hidden = (await moderator.open(closed, { body: randomUUID() })).threadId ?? '';
      expect((await local.does('threadMerge', { ...input, intoId: hidden })).code).toBe('THREAD_NOT_FOUND');
      expect((await local.does('threadMerge', { ...input, threadId: hidden })).code).toBe('NOT_FOUND');
      expect((await moderator.does('threadMerge', { ...input, intoId: from })).code).toBe('MERGE_INVALID');
    });

    it('both ways at once is done once', async () => {
      const [a, b] = [await open(), await open()];
      const answers = await Promise.all([
        moderator.does('threadMerge', { threadId: a, intoId: b, reason: REASON }),
        moderator.does('threadMerge', { threadId: b, intoId: a, reason: REASON }),
      ]);
      const ends = answers.flatMap(({ thread }) => thread?.id ?? []);
      expect(new Set(ends).size).toBe(1);
      expect(await idsIn(ends[0] ?? '')).toHaveLength(2);
    });

    it('loses no message that is sent meanwhile', async () => {
      const [from, into] = [await open(), await open()];
      const sends = Array.from({ length: 10 }, () => member.reply(from, { body: randomUUID() }));
      await Promise.all([
        ...sends,
        moderator.does('threadMerge', { threadId: from, intoId: into, reason: REASON }),
      ]);
      const sent = (await Promise.all(sends)).flatMap(({ post }) => post?.id ?? []);
      const there = await idsIn(into);
      expect(sent.every((id) => there?.includes(id))).toBe(true);
    });

    it('of ten thousand messages is one transaction', async () => {
      const [from, into] = [await open(), await open()];
      await forum.database.query(
        `WITH made AS (INSERT INTO post (id, community_id, thread_id, author_id, state, seq, change_seq, revision_id, sha256,
           body_html, idempotency_key, request_hash, created_at, published_at)
         SELECT gen_random_uuid(), p.community_id, p.thread_id, p.author_id, 'published', n, n, gen_random_uuid(), p.sha256,
           p.body_html, 'bulk-' || p.thread_id || n, p.request_hash, now(), now()
         FROM post p, generate_series(2, 10000) n WHERE p.thread_id = $1 AND p.is_first RETURNING id)
         UPDATE thread SET seq = 10000, reply_count = 9999 WHERE id = $1 AND (SELECT count(*) FROM made) > 0`,
        [from],
      );
      const merged = await moderator.does('threadMerge', { threadId: from, intoId: into, reason: REASON });
      expect(merged.thread).toMatchObject({ id: into, replyCount: 10_000, seq: 10_002 });
    });
  });

  describe('a split', () => {
    it('takes the messages with their ids, cuts what would cross, and leads permalinks on', async () => {
      const threadId = await open({ title: 'A' });
      const root = await reply(threadId);
      const answer = await reply(threadId, root);
      const below = await reply(threadId, answer);
      const stays = await reply(threadId, below);
      const { thread } = await moderator.split(threadId, [answer, below]);
      const to = thread?.id ?? '';
      expect(thread).toMatchObject({ title: 'Split off', replyCount: 1, space: { id: space.id } });
      const POSTS = `query ($id: ID!) { thread(id: $id) { replyCount posts(first: 20) { edges { node {
        id parentId depth seq extras { inReplyTo { threadId postId } } } } } } }`;
      const read = async (id: string) =>
        (
          await guest.ask<{ thread: { replyCount: number; posts: { edges: { node: object }[] } } }>(POSTS, {
            id,
          })
        ).data.thread;
      expect((await read(to)).posts.edges.map(({ node }) => node)).toEqual([
        { id: answer, parentId: null, depth: 0, seq: 1, extras: { inReplyTo: { threadId, postId: root } } },
        { id: below, parentId: answer, depth: 1, seq: 2, extras: null },
      ]);
      const left = await read(threadId);
      expect(left.replyCount).toBe(2);
      expect(left.posts.edges[2]?.node).toMatchObject({
        id: stays,
        parentId: null,
        depth: 0,
        extras: { inReplyTo: { threadId: to, postId: below } },
      });
      const page = await pageOf(`/t/${threadId}/p/${below}`);
      expect([page.status, page.headers.get('location')]).toEqual([
        301,
        `/c/${brand.slug}/t/${to}/p/${below}`,
      ]);
    });

    it('sends who reads the thread to a fresh look', async () => {
      const threadId = await open();
      const gone = await reply(threadId);
      const socket = await follow(threadId);
      const seq = (await guest.thread(threadId))?.seq ?? 0;
      await moderator.split(threadId, [gone]);
      const frame = await socket.next('thread:event', (each) => each.k === 'thread');
      expect(frame.p).toBeGreaterThan(seq);
      const { data } = await guest.ask<{ threadChanges: { isReset: boolean } }>(
        'query ($id: ID!, $after: Int!) { threadChanges(threadId: $id, after: $after) { isReset } }',
        { id: threadId, after: seq },
      );
      expect(data.threadChanges.isReset).toBe(true);
      const again = await guest.ask<{ threadChanges: { isReset: boolean } }>(
        'query ($id: ID!, $after: Int!) { threadChanges(threadId: $id, after: $after) { isReset } }',
        { id: threadId, after: frame.s },
      );
      expect(again.data.threadChanges.isReset).toBe(false);
    });

    it('retried under its key is the same thread', async () => {
      const threadId = await open();
      const post = await reply(threadId);
      const idempotencyKey = randomUUID();
      const answers = await Promise.all(
        [1, 2, 3].map(() => moderator.split(threadId, [post], { idempotencyKey })),
      );
      expect(new Set(answers.map(({ thread }) => thread?.id)).size).toBe(1);
      expect((await guest.list('')).length).toBe(2);
    });

    it('is refused of the first message, of none, of others’ and of the neighbours’', async () => {
      const threadId = await open();
      const [first = ''] = (await idsIn(threadId)) ?? [];
      const post = await reply(threadId);
      const foreign = await reply(await open());
      for (const postIds of [[], [first], [post, foreign], ['x'], [post, randomUUID()]])
        expect((await moderator.split(threadId, postIds)).code).toBe('SPLIT_INVALID');
      expect((await member.split(threadId, [post])).code).toBe('FORBIDDEN');
      expect((await neighbour.split(threadId, [post])).code).toBe('NOT_FOUND');
      expect((await local.split(threadId, [post], { spaceId: closed.id })).code).toBe('SPACE_NOT_FOUND');
      expect(await idsIn(threadId)).toEqual([first, post]);
    });
  });

  it('take their cases with them, to whoever moderates there', async () => {
    const threadId = await open();
    const held = requirePost(await member.reply(threadId, { body: `https://spam.example ${randomUUID()}` }));
    expect(held.state).toBe('PENDING');
    await settle(forum);
    await moderator.does('threadMove', { threadId, spaceId: closed.id, reason: REASON });
    await settle(forum);
    const cases = await forum.database.query(
      'SELECT space_id AS "spaceId" FROM moderation_case WHERE post_id = $1',
      [held.id],
    );
    expect(cases).toEqual([{ spaceId: closed.id }]);
  });

  it('leave a trace that nobody alters', async () => {
    const threadId = await open();
    await moderator.does('threadMove', { threadId, spaceId: closed.id, reason: 'Confidential' });
    const rows = await forum.database.query('SELECT kind, reason FROM rearrangement WHERE thread_id = $1', [
      threadId,
    ]);
    expect(rows).toEqual([{ kind: 'move', reason: 'Confidential' }]);
    await expect(forum.database.query(`UPDATE rearrangement SET reason = 'x'`)).rejects.toThrow();
  });
});
