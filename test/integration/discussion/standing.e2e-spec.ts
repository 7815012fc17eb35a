import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestSpace } from '#test-support';
import { Organiser } from './organising.js';

describe('the standing of a thread', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: Organiser;
  let moderator: Organiser;
  let elsewhere: Organiser;

  beforeAll(async () => {
    forum = await startForum();
  });
  beforeEach(async () => {
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    const next = await forum.make.space(brand);
    member = Organiser.member(forum, brand, await forum.make.member(brand));
    moderator = Organiser.staff(forum, brand, await forum.make.member(brand, { role: 'moderator' }));
    const limited = await forum.make.member(brand, { role: 'moderator', roleSpaceId: next.id });
    elsewhere = Organiser.staff(forum, brand, limited);
  });
  afterAll(() => forum.stop());

  async function open(by = member, where = space): Promise<string> {
    return (await by.open(where, { body: randomUUID() })).threadId ?? '';
  }
  const inSpace = (): string => `spaceId: "${space.id}"`;
  const later = (): string => new Date(Date.now() + 3_600_000).toISOString();

  describe('a pin', () => {
    it('comes first in lists, and no page repeats or misses a thread', async () => {
      const ids: string[] = [];
      for (let count = 0; count < 7; count += 1) ids.unshift(await open());
      const [first, second] = [ids[5] as string, ids[3] as string];
      await moderator.does('threadPin', { threadId: first, scope: 'SPACE' });
      await moderator.does('threadPin', { threadId: second, scope: 'COMMUNITY' });
      const rest = (pinned: string[]) => [...pinned, ...ids.filter((id) => !pinned.includes(id))];
      for (const pageSize of [1, 2, 3, 50]) {
        expect(await member.list(inSpace(), pageSize)).toEqual(rest([second, first]));
        expect(await member.list('', pageSize)).toEqual(rest([second]));
      }
      expect((await moderator.does('threadPin', { threadId: second })).thread?.extras).toBeNull();
      expect(await member.list(inSpace())).toEqual(rest([first]));
    });

    it('ends at its date without anybody doing anything', async () => {
      const [older, newer] = [await open(), await open()];
      await moderator.does('threadPin', { threadId: older, scope: 'SPACE', until: later() });
      expect(await member.list(inSpace())).toEqual([older, newer]);
      await forum.database.query('UPDATE thread SET pinned_until = now() WHERE id = $1', [older]);
      expect(await member.list(inSpace())).toEqual([newer, older]);
      const past = new Date(Date.now() - 1_000).toISOString();
      expect((await moderator.does('threadPin', { threadId: newer, scope: 'SPACE', until: past })).code).toBe(
        'PIN_DATE_INVALID',
      );
    });

    it('is one of five at most, however many are made at once', async () => {
      const ids = await Promise.all(Array.from({ length: 8 }, () => open()));
      const answers = await Promise.all(
        ids.map((threadId) => moderator.does('threadPin', { threadId, scope: 'SPACE' })),
      );
      expect(answers.map(({ code }) => code).sort()).toEqual([
        ...Array(5).fill(''),
        ...Array(3).fill('PIN_LIMIT_REACHED'),
      ]);
    });

    it('is made by moderators of its space, for the whole community by those of all of it', async () => {
      const threadId = await open();
      expect((await member.does('threadPin', { threadId, scope: 'SPACE' })).code).toBe('FORBIDDEN');
      expect((await elsewhere.does('threadPin', { threadId, scope: 'SPACE' })).code).toBe('FORBIDDEN');
      const local = await forum.make.member(brand, { role: 'moderator', roleSpaceId: space.id });
      const there = Organiser.staff(forum, brand, local);
      expect((await there.does('threadPin', { threadId, scope: 'COMMUNITY' })).code).toBe('FORBIDDEN');
      expect((await there.does('threadPin', { threadId, scope: 'SPACE' })).code).toBe('');
    });

    it('that is so already does not move the clock', async () => {
      const threadId = await open();
      const seq = (await moderator.does('threadPin', { threadId, scope: 'SPACE' })).thread?.seq;
      expect((await moderator.does('threadPin', { threadId, scope: 'SPACE' })).thread?.seq).toBe(seq);
    });
  });

  it('recognised by the brand, it is on a list of its own until that is taken back', async () => {
    const [chosen] = [await open(), await open()];
    expect((await member.does('threadFeature', { threadId: chosen, isFeatured: true })).code).toBe(
      'FORBIDDEN',
    );
    expect(
      (await moderator.does('threadFeature', { threadId: chosen, isFeatured: true })).thread?.extras,
    ).toMatchObject({
      isFeatured: true,
    });
    expect(await member.list('isFeatured: true')).toEqual([chosen]);
    await moderator.does('threadFeature', { threadId: chosen, isFeatured: false });
    expect(await member.list('isFeatured: true')).toEqual([]);
  });

  describe('slow mode', () => {
    async function slowed(seconds = 60): Promise<string> {
      const threadId = await open(moderator);
      expect((await moderator.does('threadSlowMode', { threadId, seconds })).thread?.extras).toMatchObject({
        slowModeSeconds: seconds,
      });
      return threadId;
    }
    const send = async (by: Organiser, threadId: string) => {
      const { data } = await by.ask<{
        postReply: { userErrors: { code: string; retryAfterSeconds: number | null }[] };
      }>(
        'mutation ($input: PostReplyInput!) { postReply(input: $input) { userErrors { code retryAfterSeconds } } }',
        { input: { threadId, body: randomUUID(), idempotencyKey: randomUUID() } },
      );
      return data.postReply.userErrors[0] ?? null;
    };

    it('lets one of twenty messages through that a member sends at once', async () => {
      const threadId = await slowed();
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(member, threadId)));
      expect(answers.filter((refusal) => refusal === null)).toHaveLength(1);
      expect(new Set(answers.map((refusal) => refusal?.code))).toEqual(new Set([undefined, 'SLOW_MODE']));
      expect(await member.posts(threadId)).toHaveLength(2);
    });

    it('says how long to wait, each member for themselves, and staff not at all', async () => {
      const threadId = await slowed(3_600);
      expect(await send(member, threadId)).toBeNull();
      const refusal = await send(member, threadId);
      expect(refusal?.code).toBe('SLOW_MODE');
      expect(refusal?.retryAfterSeconds).toBeGreaterThan(3_590);
      expect(refusal?.retryAfterSeconds).toBeLessThanOrEqual(3_600);
      const waits = async (by: Organiser) =>
        (
          await by.ask<{ thread: { viewerWaitSeconds: number } }>(
            'query ($id: ID!) { thread(id: $id) { viewerWaitSeconds } }',
            { id: threadId },
          )
        ).data.thread.viewerWaitSeconds;
      expect(await waits(member)).toBeGreaterThan(3_590);
      expect(await waits(moderator)).toBe(0);
      const other = Organiser.member(forum, brand, await forum.make.member(brand));
      expect(await send(other, threadId)).toBeNull();
      for (let count = 0; count < 2; count += 1) expect(await send(moderator, threadId)).toBeNull();
      await forum.database.query(
        `UPDATE post SET created_at = created_at - interval '1 hour' WHERE thread_id = $1`,
        [threadId],
      );
      expect(await send(member, threadId)).toBeNull();
    });

    it('answers a retry with the message that it made', async () => {
      const threadId = await slowed();
      const input = { body: randomUUID(), idempotencyKey: randomUUID() };
      const first = await member.reply(threadId, input);
      expect((await member.reply(threadId, input)).post?.id).toBe(first.post?.id);
    });

    it.each([9, 86_401, 0, -5])('is not of %d seconds', async (seconds) => {
      const threadId = await open();
      expect((await moderator.does('threadSlowMode', { threadId, seconds })).code).toBe('SLOW_MODE_INVALID');
      expect((await member.thread(threadId))?.extras).toBeNull();
      expect((await member.does('threadSlowMode', { threadId, seconds: 60 })).code).toBe('FORBIDDEN');
    });
  });
});
