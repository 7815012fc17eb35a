import { setTimeout as sleep } from 'node:timers/promises';
import { type Forum, type SocketIdentity, startForum, type TestMember, TestSocket } from '#test-support';
import { ModerationStory } from '../moderation/moderation-story.js';

const UNKNOWN = '018f0000-0000-7000-8000-00000000dead';

describe('realtime', () => {
  let forum: Forum;
  let story: ModerationStory;
  let author: TestMember;
  let moderator: TestMember;
  const open: TestSocket[] = [];

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    story = await ModerationStory.begin(forum);
    author = await forum.make.member(story.community);
    moderator = await forum.make.member(story.community, { role: 'moderator' });
  });

  afterEach(() => open.splice(0).forEach((socket) => socket.close()));
  afterAll(() => forum.stop());

  async function connect(given: Omit<SocketIdentity, 'community'> = {}): Promise<TestSocket> {
    const socket = await TestSocket.open(forum.url, { community: story.community.slug, ...given });
    open.push(socket);
    return socket;
  }

  const asStaff = (member: TestMember) => connect({ cookie: member.cookie, origin: forum.url });

  it('shows a reply to everybody in the thread at once, anonymous readers too', async () => {
    const threadId = await story.openToldThread(author);
    const reader = await connect();
    expect(await reader.ask('thread:join', { thread: threadId })).toEqual({ ok: true, seq: 1 });
    const post = await story.reply(author, threadId, 'Et **maintenant** ?');
    const frame = await reader.next('thread:event');
    expect(frame).toMatchObject({
      t: threadId,
      s: 2,
      p: 1,
      k: 'post',
      d: { id: post.id, au: { id: author.id, n: author.displayName } },
    });
    expect((frame as { d: { h: string } }).d.h).toContain('<strong>maintenant</strong>');
  });

  it('serves a page that has polling only', async () => {
    const threadId = await story.openToldThread(author);
    const reader = await connect({ transports: ['polling'] });
    await reader.ask('thread:join', { thread: threadId });
    await story.reply(author, threadId, 'Par sondage.');
    expect(await reader.next('thread:event')).toMatchObject({ s: 2, k: 'post' });
  });

  it('keeps a held post to its author and the queue until it is approved, then shows it live', async () => {
    const threadId = await story.openToldThread(author);
    const newcomer = await forum.make.member(story.community);
    const [reader, own, queue, member] = await Promise.all([
      connect(),
      connect({ token: newcomer.token }),
      asStaff(moderator),
      connect({ token: author.token }),
    ]);
    for (const socket of [reader, own, member]) await socket.ask('thread:join', { thread: threadId });
    expect(await queue.ask('queue:join', {})).toEqual({ ok: true });
    expect(await member.ask('queue:join', {})).toEqual({ ok: false });

    const held = await story.reply(newcomer, threadId, 'Voyez https://example.com/offre');
    expect(held.state).toBe('PENDING');
    expect(await queue.next('queue:changed')).toEqual({ open: 1 });
    for (const socket of [reader, own, member]) expect(socket.received).toEqual([]);

    await story.approve(moderator, await story.caseOf(held.id));
    for (const socket of [reader, own, member]) {
      expect(await socket.next('thread:event')).toMatchObject({ s: 2, p: 1, k: 'post', d: { id: held.id } });
    }
    expect(await own.next('own:post')).toEqual({ post: held.id, thread: threadId, state: 'published' });
    expect(await queue.next('queue:changed', ({ open: count }) => count === 0)).toEqual({ open: 0 });
    for (const socket of [reader, member]) expect(socket.of('own:post')).toEqual([]);
  });

  it('tells nobody but the author of a rejection', async () => {
    const threadId = await story.openToldThread(author);
    const newcomer = await forum.make.member(story.community);
    const [reader, own] = await Promise.all([connect(), connect({ token: newcomer.token })]);
    for (const socket of [reader, own]) await socket.ask('thread:join', { thread: threadId });
    const held = await story.reply(newcomer, threadId, 'Voyez https://example.com/offre');
    await story.reject(moderator, await story.caseOf(held.id));
    expect(await own.next('own:post')).toEqual({ post: held.id, thread: threadId, state: 'rejected' });
    await sleep(300);
    expect(reader.received).toEqual([]);
    // The bell rings, too: the author's own.
    expect(own.received.filter(({ event }) => event !== 'notice:changed')).toHaveLength(1);
  });

  it('sends a moderator of one space a hint without the community’s number', async () => {
    const limited = await forum.make.member(story.community, {
      role: 'moderator',
      roleSpaceId: story.space.id,
    });
    const elsewhere = await forum.make.space(story.community);
    const queue = await asStaff(limited);
    expect(await queue.ask('queue:join', {})).toEqual({ ok: true });
    await story.holdOne(await story.openToldThread(author, { space: elsewhere }));
    await story.holdOne(await story.openToldThread(author));
    expect(await queue.next('queue:changed')).toEqual({ open: null });
    await sleep(200);
    expect(queue.received).toHaveLength(1);
  });

  it('answers a hidden thread like one that does not exist, and sends nothing of it', async () => {
    const hidden = await forum.make.space(story.community, { visibility: 'private' });
    const insider = await forum.make.member(story.community);
    await forum.make.grantAccess(story.community, hidden, insider);
    const threadId = await story.openToldThread(insider, { space: hidden });
    const other = await ModerationStory.begin(forum);
    const [outsider, anonymous] = await Promise.all([connect({ token: author.token }), connect()]);
    const foreign = await TestSocket.open(forum.url, { community: other.community.slug });
    open.push(foreign);
    for (const socket of [outsider, anonymous, foreign]) {
      const answers = await Promise.all(
        [threadId, UNKNOWN, 'x'].map((thread) => socket.ask('thread:join', { thread })),
      );
      expect(answers).toEqual([0, 0, 0].map(() => ({ ok: false, code: 'NOT_FOUND' })));
    }
    const inside = await connect({ token: insider.token });
    expect(await inside.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    await story.reply(insider, threadId, 'Entre nous.');
    await inside.next('thread:event');
    await sleep(300);
    for (const socket of [outsider, anonymous, foreign]) expect(socket.received).toEqual([]);
  });

  it('lets a socket follow fifty threads and no more', async () => {
    const threads: string[] = [];
    for (let turn = 0; turn < 51; turn += 1)
      threads.push(await story.openToldThread(author, { body: `Lampe ${turn}` }));
    const reader = await connect();
    const answers = await Promise.all(threads.map((thread) => reader.ask('thread:join', { thread })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'TOO_MANY' });
    await reader.ask('thread:leave', { thread: threads[0] });
    expect(await reader.ask('thread:join', { thread: threads[50] })).toMatchObject({ ok: true });
  });

  it.each([
    ['unknown events', ['thread:delete', {}]],
    ['names of Object.prototype', ['__proto__', {}]],
    ['missing payloads', ['thread:join']],
    ['text', ['thread:join', 'x']],
    ['arrays', ['thread:join', [1]]],
    ['objects for ids', ['thread:join', { thread: { $ne: null } }]],
  ])('ignores %s, then closes the socket', async (_, packet) => {
    const threadId = await story.openToldThread(author);
    const socket = await connect();
    const [event, ...rest] = packet as [string, ...unknown[]];
    for (let turn = 0; turn < 4; turn += 1) socket.send(event, ...rest);
    expect(await socket.ask('thread:join', { thread: threadId })).toEqual({ ok: true, seq: 1 });
    socket.send(event, ...rest);
    await socket.closed();
    expect(socket.received).toEqual([]);
    const next = await connect();
    expect(await next.ask('thread:join', { thread: threadId })).toEqual({ ok: true, seq: 1 });
  });

  it('closes a socket that sends more than 8 kB at once, or floods', async () => {
    const large = await connect();
    large.send('thread:join', { thread: 'a'.repeat(9_000) });
    await large.closed();
    const flood = await connect();
    for (let turn = 0; turn < 200; turn += 1) flood.send('thread:leave', { thread: UNKNOWN });
    await flood.closed();
  });

  it('refuses a token that is not valid, and says so', async () => {
    await expect(connect({ token: 'pvs_nonsense' })).rejects.toThrow('UNAUTHENTICATED');
    await expect(connect({ token: 'x'.repeat(300) })).rejects.toThrow('BAD_REQUEST');
  });
});
