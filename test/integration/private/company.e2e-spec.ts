import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { ThreadPresence } from '#protocol';
import { type Forum, startForum, type TestMember, TestSocket } from '#test-support';
import { Converser, type PrivateScene, privateScene } from './conversing.js';

const ROUND_MS = 50;
/** Long enough for what must not come. */
const SILENCE_MS = 400;

describe('who reads and who types in a private conversation', () => {
  let forum: Forum;
  let scene: PrivateScene;
  const open: TestSocket[] = [];

  beforeAll(async () => {
    forum = await startForum({ realtime: { presenceMs: ROUND_MS } });
  });
  beforeEach(async () => {
    scene = await privateScene(forum);
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.close()));
  afterAll(() => forum.stop());

  const as = (member: TestMember): Converser => Converser.of(forum, scene.brand, member);
  /** Staff by their session, as on the forum's own page; members by a token, as in the widget; a guest as nobody. */
  async function socketOf(member: TestMember | null): Promise<TestSocket> {
    const isStaff = member !== null && [scene.moderator, scene.admin].includes(member);
    const socket = await TestSocket.open(forum.url, {
      community: scene.brand.slug,
      ...(isStaff ? { cookie: member.cookie, origin: forum.url } : member ? { token: member.token } : {}),
    });
    open.push(socket);
    return socket;
  }
  const join = (socket: TestSocket, thread: string) => socket.ask('thread:join', { thread });
  const watch = (socket: TestSocket, thread: string): Promise<{ ok: boolean; presence?: ThreadPresence }> =>
    socket.ask('thread:presence', { thread });
  const heard = (socket: TestSocket, threadId: string): unknown[] =>
    socket.received.filter((each) => JSON.stringify(each).includes(threadId));

  it('is told to its two sides', async () => {
    const { threadId } = await as(scene.marie).writes();
    const [marie, staff] = [await socketOf(scene.marie), await socketOf(scene.moderator)];
    expect([await join(marie, threadId), await join(staff, threadId)]).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    await Promise.all([watch(marie, threadId), watch(staff, threadId)]);
    marie.send('thread:typing', { thread: threadId });
    expect(await staff.next('thread:typing')).toMatchObject({ who: { id: scene.marie.id } });
    staff.send('thread:typing', { thread: threadId });
    expect(await marie.next('thread:typing')).toMatchObject({ who: { id: scene.moderator.id } });
  });

  it('is told to nobody else, whatever they ask, and they are not told of', async () => {
    const { threadId } = await as(scene.marie).writes();
    const marie = await socketOf(scene.marie);
    await join(marie, threadId);
    await watch(marie, threadId);
    const { other, local, analyst } = scene;
    const outsiders = await Promise.all([null, other, local, analyst].map(socketOf));
    const nowhere = randomUUID();
    for (const socket of outsiders) {
      const asked = async (thread: string) => [await join(socket, thread), await watch(socket, thread)];
      expect(await asked(threadId)).toEqual(await asked(nowhere));
      socket.send('thread:typing', { thread: threadId });
    }
    marie.send('thread:typing', { thread: threadId });
    await sleep(SILENCE_MS);
    for (const socket of outsiders) expect(heard(socket, threadId)).toEqual([]);
    expect(marie.of('thread:typing')).toEqual([]);
    expect((await watch(marie, threadId)).presence).toEqual({ thread: threadId, count: 1, names: [] });
  });

  it('ends for readers of a thread that is made private, who are counted no more', async () => {
    const opened = await as(scene.marie).open(scene.space, { body: randomUUID() });
    const threadId = String(opened.threadId);
    const [marie, other, guest] = [
      await socketOf(scene.marie),
      await socketOf(scene.other),
      await socketOf(null),
    ];
    for (const socket of [marie, other, guest]) await join(socket, threadId);
    for (const socket of [marie, other, guest]) await watch(socket, threadId);
    expect((await watch(marie, threadId)).presence).toMatchObject({ count: 3 });
    await as(scene.moderator).does('threadMakePrivate', { threadId, reason: 'Une adresse' });
    for (const socket of [other, guest]) await socket.next('thread:evicted');
    expect(await marie.next('thread:presence', ({ count }) => count === 1)).toMatchObject({ names: [] });
    const before = [other, guest].map((socket) => heard(socket, threadId).length);
    marie.send('thread:typing', { thread: threadId });
    const staff = await socketOf(scene.moderator);
    await join(staff, threadId);
    await marie.next('thread:presence', ({ count }) => count === 2);
    for (const socket of [other, guest]) socket.send('thread:typing', { thread: threadId });
    await sleep(SILENCE_MS);
    expect([other, guest].map((socket) => heard(socket, threadId).length)).toEqual(before);
    expect(marie.of('thread:typing')).toEqual([]);
  });
});
