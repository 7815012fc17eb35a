import { setTimeout as sleep } from 'node:timers/promises';
import { SpaceAccessRevoked, SpaceVisibilityChanged } from '#community';
import { MemberRolesChanged, MemberSuspended, SessionsRevoked } from '#identity';
import { Database, FactLog, type FactType } from '#platform';
import { type Forum, startForum, type TestMember, TestSocket, type TestSpace } from '#test-support';
import { ModerationStory } from '../moderation/moderation-story.js';

/** What the house promises. */
const PROMISE_MS = 1_000;

describe('lost rights', () => {
  let forum: Forum;
  let story: ModerationStory;
  let hidden: TestSpace;
  let insider: TestMember;
  let staying: TestMember;
  let threadId: string;
  const open: TestSocket[] = [];

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    story = await ModerationStory.begin(forum);
    hidden = await forum.make.space(story.community, { visibility: 'private' });
    insider = await forum.make.member(story.community);
    staying = await forum.make.member(story.community);
    await forum.make.grantAccess(story.community, hidden, insider);
    await forum.make.grantAccess(story.community, hidden, staying);
    threadId = await story.openToldThread(staying, { space: hidden });
  });

  afterEach(() => open.splice(0).forEach((socket) => socket.close()));
  afterAll(() => forum.stop());

  async function connect(
    given: { token?: string; cookie?: string; origin?: string } = {},
  ): Promise<TestSocket> {
    const socket = await TestSocket.open(forum.url, { community: story.community.slug, ...given });
    open.push(socket);
    return socket;
  }

  async function follow(member: TestMember): Promise<TestSocket> {
    const socket = await connect({ token: member.token });
    expect(await socket.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    return socket;
  }

  async function followAsModerator(): Promise<{ moderator: TestMember; socket: TestSocket }> {
    const moderator = await forum.make.member(story.community, { role: 'moderator' });
    const socket = await connect({ cookie: moderator.cookie, origin: forum.url });
    expect(await socket.ask('thread:join', { thread: threadId })).toMatchObject({ ok: true });
    expect(await socket.ask('queue:join', {})).toEqual({ ok: true });
    return { moderator, socket };
  }

  /** Changes rows and records the fact in one transaction, as the service that owns them does; answers when it was done. */
  async function change<Payload extends object>(
    sql: string,
    parameters: unknown[],
    type: FactType<Payload>,
    payload: Payload,
  ): Promise<number> {
    const { app } = forum.server;
    const log = app.get(FactLog, { strict: false });
    await app.get(Database, { strict: false }).transaction(async (tx) => {
      await tx.query(sql, parameters);
      await log.record(tx, type, story.community.id, payload);
    });
    return Date.now();
  }

  const revokeAccess = () =>
    change(
      'DELETE FROM space_access WHERE space_id = $1 AND member_id = $2',
      [hidden.id, insider.id],
      SpaceAccessRevoked,
      { spaceId: hidden.id, memberId: insider.id },
    );

  /** The socket loses the thread in time, gets nothing of what follows, and cannot come back. */
  async function expectEvicted(loser: TestSocket, since: number): Promise<void> {
    expect(await loser.next('thread:evicted')).toEqual({ thread: threadId });
    expect(Date.now() - since).toBeLessThan(PROMISE_MS);
    const keeper = await follow(staying);
    await story.reply(staying, threadId, 'Après.');
    await keeper.next('thread:event');
    await sleep(200);
    expect(loser.of('thread:event')).toEqual([]);
    expect(await loser.ask('thread:join', { thread: threadId })).toEqual({ ok: false, code: 'NOT_FOUND' });
  }

  it('takes a private thread from a member whose access is revoked, and from nobody else', async () => {
    const [loser, keeper] = [await follow(insider), await follow(staying)];
    await expectEvicted(loser, await revokeAccess());
    expect(keeper.of('thread:evicted')).toEqual([]);
  });

  it('never sends what is posted right behind the loss', async () => {
    const [loser, keeper] = [await follow(insider), await follow(staying)];
    await revokeAccess();
    for (let turn = 0; turn < 5; turn += 1) await story.reply(staying, threadId, `Secret ${turn}`);
    await keeper.next('thread:event', ({ s }) => s === 6);
    // The bell counts anew, since less may be seen: a number, which says nothing of the thread.
    const events = loser.received.map(({ event }) => event);
    expect(events.filter((event) => event !== 'notice:changed')).toEqual(['thread:evicted']);
    for (const bell of loser.of('notice:changed')) expect(bell).toEqual({ unread: 0, unseen: 0 });
  });

  it('takes a thread from everybody outside when its space becomes private', async () => {
    const publicThread = await story.openToldThread(staying);
    const anonymous = await connect();
    expect(await anonymous.ask('thread:join', { thread: publicThread })).toMatchObject({ ok: true });
    const since = await change(
      `UPDATE space SET visibility = 'private' WHERE id = $1`,
      [story.space.id],
      SpaceVisibilityChanged,
      { spaceId: story.space.id },
    );
    expect(await anonymous.next('thread:evicted')).toEqual({ thread: publicThread });
    expect(Date.now() - since).toBeLessThan(PROMISE_MS);
    const again = await anonymous.ask('thread:join', { thread: publicThread });
    expect(again).toEqual({ ok: false, code: 'NOT_FOUND' });
  });

  it('takes private threads and the queue from a moderator who is one no more', async () => {
    const { moderator, socket } = await followAsModerator();
    const since = await change(
      'DELETE FROM member_role WHERE member_id = $1',
      [moderator.id],
      MemberRolesChanged,
      {
        memberId: moderator.id,
      },
    );
    await expectEvicted(socket, since);
    await story.holdOne(await story.openToldThread(staying));
    await sleep(300);
    expect(socket.of('queue:changed')).toEqual([]);
    expect(await socket.ask('queue:join', {})).toEqual({ ok: false });
  });

  it('takes private threads and the queue from a suspended moderator', async () => {
    const { moderator, socket } = await followAsModerator();
    const since = await change(
      `UPDATE member SET state = 'suspended' WHERE id = $1`,
      [moderator.id],
      MemberSuspended,
      { memberId: moderator.id },
    );
    await expectEvicted(socket, since);
    expect(await socket.ask('queue:join', {})).toEqual({ ok: false });
  });

  it('closes the sockets of a revoked session, after saying so', async () => {
    const [loser, keeper] = [await follow(insider), await follow(staying)];
    const sessionIds = [insider.widgetSessionId];
    const since = await change(
      'UPDATE session SET revoked_at = now() WHERE id = ANY($1)',
      [sessionIds],
      SessionsRevoked,
      { sessionIds },
    );
    await loser.closed();
    expect(Date.now() - since).toBeLessThan(PROMISE_MS);
    expect(loser.received.map(({ event }) => event)).toEqual(['session:ended']);
    expect(keeper.disconnectReason).toBeNull();
    await expect(connect({ token: insider.token })).rejects.toThrow('UNAUTHENTICATED');
  });

  it('closes a socket when its session runs out', async () => {
    await forum.database.query(`UPDATE session SET expires_at = now() + interval '3 seconds' WHERE id = $1`, [
      insider.widgetSessionId,
    ]);
    const loser = await follow(insider);
    await loser.closed();
    expect(loser.received.map(({ event }) => event)).toEqual(['session:ended']);
  });
});
