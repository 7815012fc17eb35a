import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { SpaceAccessRevoked } from '#community';
import { SessionsRevoked } from '#identity';
import { Database, FactLog } from '#platform';
import {
  cloneDatabase,
  describeWith,
  type Forum,
  REDIS_SERVER,
  RedisServer,
  startForum,
  type TestDatabase,
  type TestMember,
  TestSocket,
  type TestSpace,
  waitFor,
} from '#test-support';
import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client';
import { ModerationStory } from '../moderation/moderation-story.js';

/** What the house promises. */
const PROMISE_MS = 1_000;

describeWith(REDIS_SERVER, 'rights on the sockets of two api processes', () => {
  let redis: RedisServer;
  let database: TestDatabase;
  let here: Forum;
  let there: Forum;
  let story: ModerationStory;
  let hidden: TestSpace;
  let insider: TestMember;
  let threadId: string;
  const open: TestSocket[] = [];

  beforeAll(async () => {
    redis = await RedisServer.start();
    database = await cloneDatabase();
    const config = { redisUrl: redis.url, secretKey: 'the same secret on every process of it' };
    here = await startForum({ database, config });
    there = await startForum({ database, config });
    story = await ModerationStory.begin(here);
    hidden = await here.make.space(story.community, { visibility: 'private' });
  });

  beforeEach(async () => {
    insider = await here.make.member(story.community);
    await here.make.grantAccess(story.community, hidden, insider);
    threadId = await story.openThread(insider, { space: hidden });
  });

  afterEach(() => open.splice(0).forEach((socket) => socket.close()));

  afterAll(async () => {
    await here.stop();
    await there.stop();
    await database.drop();
    await redis.kill();
  });

  async function follow(forum: Forum): Promise<TestSocket> {
    const socket = await TestSocket.open(forum.url, {
      community: story.community.slug,
      token: insider.token,
    });
    open.push(socket);
    expect(await socket.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    return socket;
  }

  /** As the service that owns the rows does, in one of the processes. */
  async function revokeAccess(forum: Forum): Promise<number> {
    const { app } = forum.server;
    await app.get(Database, { strict: false }).transaction(async (tx) => {
      await tx.query('DELETE FROM space_access WHERE space_id = $1 AND member_id = $2', [
        hidden.id,
        insider.id,
      ]);
      await app.get(FactLog, { strict: false }).record(tx, SpaceAccessRevoked, story.community.id, {
        spaceId: hidden.id,
        memberId: insider.id,
      });
    });
    return Date.now();
  }

  /** Keeps the log from being read on, as a long transaction of anybody does. */
  async function whileTheLogIsHeld(work: () => Promise<void>): Promise<void> {
    await here.database.withClient(async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT pg_current_xact_id()');
      try {
        await work();
      } finally {
        await client.query('ROLLBACK');
      }
    });
  }

  it('are taken away at once in both, even while a long transaction holds the log', async () => {
    const [near, far] = [await follow(here), await follow(there)];
    await whileTheLogIsHeld(async () => {
      const since = await revokeAccess(here);
      expect(await near.next('thread:evicted')).toEqual({ thread: threadId });
      expect(await far.next('thread:evicted')).toEqual({ thread: threadId });
      expect(Date.now() - since).toBeLessThan(PROMISE_MS);
    });
    await sleep(300);
    expect([near.of('thread:evicted'), far.of('thread:evicted')]).toEqual([
      [{ thread: threadId }],
      [{ thread: threadId }],
    ]);
  });

  it('end with the session in both, even while a long transaction holds the log', async () => {
    const sockets = [await follow(here), await follow(there)];
    await whileTheLogIsHeld(async () => {
      const { app } = here.server;
      await app.get(Database, { strict: false }).transaction(async (tx) => {
        await tx.query('DELETE FROM session WHERE id = $1', [insider.widgetSessionId]);
        const sessionIds = [insider.widgetSessionId];
        await app.get(FactLog, { strict: false }).record(tx, SessionsRevoked, null, { sessionIds });
      });
      for (const socket of sockets) await waitFor('the end', () => socket.disconnectReason !== null);
    });
  });

  it('leave no token and no frame in Redis', async () => {
    const sockets = [await follow(here), await follow(there)];
    await story.reply(insider, threadId, 'Une phrase secrète.');
    for (const socket of sockets) await socket.next('thread:event');
    sockets.forEach((socket) => socket.close());
    await sleep(200);
    const client = createClient({ url: redis.url });
    await client.connect();
    const keys = (await client.keys('*')).filter((key) => !key.includes(':limit'));
    client.destroy();
    expect(keys).toEqual([]);
  });

  it('are never given back by a recovery: a socket that returns joins anew', async () => {
    const options: Partial<ManagerOptions & SocketOptions> = {
      transports: ['websocket'],
      query: { community: story.community.slug },
      auth: { community: story.community.slug, token: insider.token },
      reconnectionDelay: 50,
      forceNew: true,
    };
    const socket = io(here.url, options);
    try {
      await waitFor('the connection', () => socket.connected);
      const joined = await socket.timeout(5_000).emitWithAck('thread:join', { thread: threadId });
      expect(joined).toMatchObject({ ok: true });
      const frames: unknown[] = [];
      socket.on('thread:event', (frame) => frames.push(frame));
      socket.io.engine.close();
      await waitFor('the loss', () => !socket.connected);
      await waitFor('the return', () => socket.connected, 10_000);
      expect(socket.recovered).not.toBe(true);
      const witness = await follow(here);
      await story.reply(insider, threadId, 'Pendant son absence.');
      await witness.next('thread:event');
      await sleep(100);
      expect(frames).toEqual([]);
    } finally {
      socket.close();
    }
  });
});
