import { setTimeout as sleep } from 'node:timers/promises';
import {
  cloneDatabase,
  describeWith,
  type Forum,
  REDIS_SERVER,
  RedisServer,
  seededRandom,
  startForum,
  type TestDatabase,
  type TestMember,
  TestSocket,
  waitFor,
} from '#test-support';
import type { ThreadPresence } from '#protocol';
import { ModerationStory } from '../moderation/moderation-story.js';

const ROUND_MS = 50;
/** Long enough for what must not come. */
const SILENCE_MS = 400;
type Watching = { ok: boolean; presence?: ThreadPresence };

describe('presence and typing', () => {
  let forum: Forum;
  let story: ModerationStory;
  let author: TestMember;
  let threadId: string;
  const open: TestSocket[] = [];

  beforeAll(async () => {
    forum = await startForum({ realtime: { presenceMs: ROUND_MS } });
  });
  beforeEach(async () => {
    story = await ModerationStory.begin(forum);
    author = await forum.make.member(story.community, { displayName: 'Ada' });
    threadId = await story.openToldThread(author);
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.close()));
  afterAll(() => forum.stop());

  async function enter(member: TestMember | null, id = threadId): Promise<TestSocket> {
    const token = member ? { token: member.token } : {};
    const socket = await TestSocket.open(forum.url, { community: story.community.slug, ...token });
    open.push(socket);
    expect(await socket.ask('thread:join', { thread: id })).toMatchObject({ ok: true });
    return socket;
  }

  const watch = (socket: TestSocket, id = threadId): Promise<Watching> =>
    socket.ask('thread:presence', { thread: id });
  const told = (socket: TestSocket, isWanted: (presence: ThreadPresence) => boolean) =>
    socket.next('thread:presence', isWanted);
  const member = (displayName: string) => forum.make.member(story.community, { displayName });
  const ask = (who: TestMember, query: string, variables = {}) =>
    forum.graphql(query, variables, { community: story.community.slug, token: who.token });
  const relate = (who: TestMember, operation: string, other: TestMember) =>
    ask(who, `mutation ($id: ID!) { ${operation}(input: { memberId: $id }) { userErrors { code } } }`, {
      id: other.id,
    });

  it('tells a member how many read with her and who, and when they leave', async () => {
    const ada = await enter(author);
    expect(await watch(ada)).toEqual({ ok: true, presence: { thread: threadId, count: 1, names: [] } });
    const bo = await member('Bo');
    const [first, again, guest] = [await enter(bo), await enter(bo), await enter(null)];
    expect(await told(ada, ({ count }) => count === 3)).toEqual({
      thread: threadId,
      count: 3,
      names: [{ id: bo.id, n: 'Bo' }],
    });
    for (const socket of [first, guest]) socket.close();
    expect((await told(ada, ({ count }) => count === 2)).names).toHaveLength(1);
    await again.ask('thread:leave', { thread: threadId });
    expect(await told(ada, ({ count }) => count === 1)).toMatchObject({ names: [] });
  });

  it('tells at most five names', async () => {
    const ada = await enter(author);
    await watch(ada);
    for (let index = 0; index < 7; index += 1) await enter(await member(`Reader ${index}`));
    expect((await told(ada, ({ count }) => count === 8)).names).toHaveLength(5);
  });

  it('tells guests no name, nothing of a few, and nothing at all unless they ask', async () => {
    const [asking, silent] = [await enter(null), await enter(null)];
    expect(await watch(asking)).toEqual({ ok: true, presence: { thread: threadId, count: 0, names: [] } });
    for (let index = 0; index < 4; index += 1) await enter(await member(`Reader ${index}`));
    expect(await told(asking, ({ count }) => count > 0)).toEqual({ thread: threadId, count: 5, names: [] });
    expect(silent.of('thread:presence')).toEqual([]);
  });

  it('leaves out who does not want to be seen, from the moment of the choice', async () => {
    const ada = await enter(author);
    await watch(ada);
    const shy = await member('Shy');
    await enter(shy);
    await told(ada, ({ names }) => names.length === 1);
    await ask(
      shy,
      'mutation { memberPreferencesUpdate(input: { showsPresence: false }) { userErrors { code } } }',
    );
    expect(await told(ada, ({ count }) => count === 1)).toMatchObject({ names: [] });
  });

  it('names nobody to a reader who blocks or mutes them', async () => {
    const bo = await member('Bo');
    await relate(author, 'memberMute', bo);
    const ada = await enter(author);
    await watch(ada);
    const bos = await enter(bo);
    expect((await told(ada, ({ count }) => count === 2)).names).toEqual([]);
    bos.send('thread:typing', { thread: threadId });
    await sleep(SILENCE_MS);
    expect(ada.of('thread:typing')).toEqual([]);
    await relate(author, 'memberUnmute', bo);
    await told(ada, ({ names }) => names.length === 1);
  });

  it('says who types to the members who watch, and not to the one who does', async () => {
    const bo = await member('Bo');
    const [ada, bos, silent, guest] = [
      await enter(author),
      await enter(bo),
      await enter(bo),
      await enter(null),
    ];
    await Promise.all([watch(ada), watch(bos), watch(guest)]);
    bos.send('thread:typing', { thread: threadId });
    expect(await ada.next('thread:typing')).toEqual({ thread: threadId, who: { id: bo.id, n: 'Bo' } });
    await sleep(SILENCE_MS);
    for (const socket of [bos, silent, guest]) expect(socket.of('thread:typing')).toEqual([]);
  });

  it('drops a flood of signals, and ends a socket that does not stop', async () => {
    const ada = await enter(author);
    await watch(ada);
    const bos = await enter(await member('Bo'));
    for (let index = 0; index < 40; index += 1) bos.send('thread:typing', { thread: threadId });
    await ada.next('thread:typing');
    await sleep(SILENCE_MS);
    expect(ada.of('thread:typing')).toHaveLength(1);
    for (let index = 0; index < 60; index += 1) bos.send('thread:typing', { thread: threadId });
    await bos.closed();
    expect(ada.of('thread:typing')).toHaveLength(1);
  });

  it('says nothing of who may not write there now: locked, suspended, held, a guest, outside', async () => {
    const ada = await enter(author);
    await watch(ada);
    const moderator = await forum.make.member(story.community, { role: 'moderator' });
    const suspended = await member('Suspended');
    const held = await member('Held');
    await forum.graphql(
      `mutation ($id: ID!) { memberSuspend(input: { memberId: $id, reason: "Bruit." }) { userErrors { code } } }`,
      { id: suspended.id },
      { community: story.community.slug, cookie: moderator.cookie },
    );
    expect((await story.reply(held, threadId, 'Voir https://example.com/offre')).state).toBe('PENDING');
    for (const who of [suspended, held, null]) (await enter(who)).send('thread:typing', { thread: threadId });
    const outside = await TestSocket.open(forum.url, {
      community: story.community.slug,
      token: (await member('Outside')).token,
    });
    open.push(outside);
    outside.send('thread:typing', { thread: threadId });
    const bos = await enter(await member('Bo'));
    await forum.database.query('UPDATE thread SET is_locked = true WHERE id = $1', [threadId]);
    bos.send('thread:typing', { thread: threadId });
    await sleep(SILENCE_MS);
    expect(ada.of('thread:typing')).toEqual([]);
  });

  it('says nothing of who types under the brand’s announcements', async () => {
    const ada = await enter(author);
    await watch(ada);
    await forum.database.query(
      `UPDATE space SET kind = 'announcements' WHERE id = (SELECT space_id FROM thread WHERE id = $1)`,
      [threadId],
    );
    (await enter(await member('Bo'))).send('thread:typing', { thread: threadId });
    await sleep(SILENCE_MS);
    expect(ada.of('thread:typing')).toEqual([]);
  });

  it('tells strangers nothing of a thread that they may not see, whatever they send', async () => {
    const hidden = await forum.make.space(story.community, { visibility: 'private' });
    await forum.make.grantAccess(story.community, hidden, author);
    const secret = await story.openToldThread(author, { space: hidden });
    const insider = await enter(author, secret);
    await watch(insider, secret);
    const stranger = await forum.make.member(await forum.make.community());
    const sockets = [
      await enter(await member('Eve')),
      await enter(null),
      await TestSocket.open(forum.url, {
        community: (
          await forum.database.query<{ slug: string }>('SELECT slug FROM community WHERE id = $1', [
            stranger.communityId,
          ])
        )[0]?.slug as string,
        token: stranger.token,
      }),
    ];
    open.push(...sockets);
    for (const socket of sockets) {
      expect(await watch(socket, secret)).toEqual({ ok: false });
      expect(await socket.ask('thread:typing', { thread: secret })).toEqual({ ok: true });
      expect(await watch(socket, 'no thread at all')).toEqual({ ok: false });
    }
    insider.send('thread:typing', { thread: secret });
    await sleep(SILENCE_MS);
    for (const socket of sockets) {
      expect(socket.of('thread:presence').filter(({ thread }) => thread === secret)).toEqual([]);
      expect(socket.of('thread:typing')).toEqual([]);
    }
    expect(insider.of('thread:presence')).toEqual([]);
    expect(insider.of('thread:typing')).toEqual([]);
  });

  it('ends for who loses the right to read, there and for those who stay', async () => {
    const hidden = await forum.make.space(story.community, { visibility: 'private' });
    const leaving = await member('Leaving');
    for (const one of [author, leaving]) await forum.make.grantAccess(story.community, hidden, one);
    const secret = await story.openToldThread(author, { space: hidden });
    const [stays, goes] = [await enter(author, secret), await enter(leaving, secret)];
    await Promise.all([watch(stays, secret), watch(goes, secret)]);
    const admin = await forum.make.member(story.community, { role: 'admin' });
    await forum.graphql(
      `mutation ($space: ID!, $member: ID!) { spaceAccessRevoke(input: { spaceId: $space, memberId: $member }) {
         userErrors { code } } }`,
      { space: hidden.id, member: leaving.id },
      { community: story.community.slug, cookie: admin.cookie },
    );
    await goes.next('thread:evicted');
    await told(stays, ({ count }) => count === 1);
    const before = goes.received.length;
    stays.send('thread:typing', { thread: secret });
    await enter(author, secret);
    await sleep(SILENCE_MS);
    expect(goes.received.length).toBe(before);
  });
});

describeWith(REDIS_SERVER, 'presence and typing over two processes', () => {
  let redis: RedisServer;
  let database: TestDatabase;
  let forums: [Forum, Forum];
  let story: ModerationStory;
  const open = new Set<TestSocket>();

  beforeAll(async () => {
    redis = await RedisServer.start();
    database = await cloneDatabase();
    const config = { redisUrl: redis.url, secretKey: 'the same secret on every process of it' };
    const options = { database, config, realtime: { presenceMs: ROUND_MS } };
    forums = [await startForum(options), await startForum(options)];
    story = await ModerationStory.begin(forums[0]);
  });
  afterEach(() => {
    for (const socket of open) socket.close();
    open.clear();
  });
  afterAll(async () => {
    for (const forum of forums) await forum.stop();
    await database.drop();
    await redis.kill();
  });

  async function enter(place: 0 | 1, threadId: string, member: TestMember | null): Promise<TestSocket> {
    const token = member ? { token: member.token } : {};
    const socket = await TestSocket.open(forums[place].url, { community: story.community.slug, ...token });
    open.add(socket);
    expect(await socket.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    return socket;
  }

  it('tells both what the sockets of both are, after any coming and going', async () => {
    const random = seededRandom(7);
    const author = await forums[0].make.member(story.community, { displayName: 'Ada' });
    const threadId = await story.openToldThread(author);
    const watchers = [await enter(0, threadId, author), await enter(1, threadId, author)];
    for (const watcher of watchers) await watcher.ask('thread:presence', { thread: threadId });
    const people = await Promise.all(
      ['Bo', 'Cy', 'Di'].map((displayName) => forums[0].make.member(story.community, { displayName })),
    );
    const inside: { socket: TestSocket; member: TestMember | null }[] = [];
    for (let step = 0; step < 40; step += 1) {
      if (inside.length > 0 && random() < 0.4) {
        const [gone] = inside.splice(Math.floor(random() * inside.length), 1);
        gone?.socket.close();
      } else {
        const member = random() < 0.4 ? null : (people[Math.floor(random() * people.length)] as TestMember);
        inside.push({ socket: await enter(random() < 0.5 ? 0 : 1, threadId, member), member });
      }
      if (step % 8 !== 7) continue;
      const members = new Set(inside.flatMap(({ member }) => (member ? [member.id] : [])));
      const guests = inside.filter(({ member }) => !member).length;
      for (const watcher of watchers) {
        await waitFor('presence to be as it is', () => {
          const last = watcher.of('thread:presence').at(-1);
          return (
            last?.count === 1 + members.size + guests &&
            JSON.stringify(last.names.map(({ id }) => id).sort()) === JSON.stringify([...members].sort())
          );
        });
      }
    }
  }, 60_000);

  it('tells at once who comes to a process where nobody was, and who types at the other', async () => {
    const [author, bo] = [
      await forums[0].make.member(story.community, { displayName: 'Ada' }),
      await forums[0].make.member(story.community, { displayName: 'Bo' }),
    ];
    const threadId = await story.openToldThread(author);
    const ada = await enter(0, threadId, author);
    await ada.ask('thread:presence', { thread: threadId });
    await sleep(4 * ROUND_MS);
    const bos = await enter(1, threadId, bo);
    await bos.ask('thread:presence', { thread: threadId });
    await ada.next('thread:presence', ({ count }) => count === 2);
    await waitFor('the newcomer to know of who was there', async () => {
      const { presence } = await bos.ask<Watching>('thread:presence', { thread: threadId });
      return presence?.count === 2 && presence.names[0]?.n === 'Ada';
    });
    ada.send('thread:typing', { thread: threadId });
    expect(await bos.next('thread:typing')).toMatchObject({ who: { id: author.id, n: 'Ada' } });
  });
});
