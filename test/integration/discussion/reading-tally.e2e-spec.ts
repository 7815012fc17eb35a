import { randomUUID } from 'node:crypto';
import { ReadingTally } from '#discussion';
import { type Forum, startForum, type TestCommunity, type TestMember, type TestSpace } from '#test-support';
import { requirePost, Writer } from './operations.js';

const READ = `mutation ($input: ThreadReadInput!) { threadRead(input: $input) { lastReadSeq userErrors { code } } }`;

describe('the reading tally', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: TestMember;
  let reader: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
    space = await forum.make.space(brand);
  });
  beforeEach(async () => {
    [author, reader] = [await forum.make.member(brand), await forum.make.member(brand)];
    threadId = await open(9);
  });
  afterAll(() => forum.stop());

  const as = (member: TestMember): Writer =>
    new Writer(forum, { community: brand.slug, token: member.token });

  async function open(replies: number): Promise<string> {
    const { threadId: id } = await as(author).open(space, { body: `Sujet ${randomUUID()}` });
    for (let index = 0; index < replies; index += 1)
      requirePost(await as(author).reply(String(id), { body: `Réponse ${randomUUID()}` }));
    return String(id);
  }

  async function report(input: object = {}): Promise<void> {
    const { data, errors } = await as(reader).ask<{ threadRead: { userErrors: object[] } }>(READ, {
      input: { threadId, upToSeq: 10, seconds: 5, ...input },
    });
    expect([errors, data.threadRead.userErrors]).toEqual([[], []]);
  }

  const tally = async (since: Date | null = null) =>
    (await forum.server.app.get(ReadingTally).ofMembers(brand.id, [reader.id], since))[0];

  /** As if the last report had been made so long ago. */
  const wait = (seconds: number) =>
    forum.database.query(
      `UPDATE reading_pace SET reported_at = reported_at - make_interval(secs => $2) WHERE member_id = $1`,
      [reader.id, seconds],
    );

  it('counts threads entered, posts of others, seconds and days', async () => {
    await report({ upToSeq: 4, seconds: 0 });
    await wait(10);
    await report({ upToSeq: 10, seconds: 8 });
    expect(await tally()).toEqual({
      memberId: reader.id,
      daysVisited: 1,
      threadsEntered: 1,
      postsRead: 10,
      readSeconds: 8,
    });
    await forum.database.query(`UPDATE reading_day SET day = day - 3 WHERE member_id = $1`, [reader.id]);
    await wait(10);
    await report({ seconds: 2 });
    expect(await tally()).toMatchObject({
      daysVisited: 2,
      threadsEntered: 1,
      postsRead: 10,
      readSeconds: 10,
    });
    expect(await tally(new Date())).toMatchObject({
      daysVisited: 1,
      threadsEntered: 0,
      postsRead: 0,
      readSeconds: 2,
    });
  });

  it('gives a script that claims 1e9 seconds no more than really passed, and no more than a minute at once', async () => {
    await report({ seconds: 1_000_000_000 });
    expect((await tally())?.readSeconds).toBe(0);
    await wait(7);
    await Promise.all(Array.from({ length: 10 }, () => report({ seconds: 1_000_000_000 })));
    expect((await tally())?.readSeconds).toBeLessThanOrEqual(8);
    await wait(86_400);
    const before = (await tally())?.readSeconds ?? 0;
    await report({ seconds: 1_000_000_000 });
    expect((await tally())?.readSeconds).toBe(before + 60);
  });

  it('gives a script that claims every place of a thread nothing for places that are not there', async () => {
    await report({ upToSeq: 1_000_000_000 });
    expect((await tally())?.postsRead).toBe(10);
    requirePost(await as(author).reply(threadId, { body: `Encore ${randomUUID()}` }));
    await wait(10);
    await report({ upToSeq: 1_000_000_000 });
    expect((await tally())?.postsRead).toBe(11);
  });

  it('counts nothing twice that is read again, in any order', async () => {
    for (const upToSeq of [3, 10, 1, 10, 5, 10]) {
      await report({ upToSeq });
      await wait(10);
    }
    expect((await tally())?.postsRead).toBe(10);
  });

  it('counts no more posts than a person can read in the time that passed', async () => {
    const long = await open(40);
    const begun = performance.now();
    await report({ upToSeq: 1 });
    await wait(2);
    await report({ threadId: long, upToSeq: 41 });
    const seconds = 2 + (performance.now() - begun) / 1_000;
    const read = (await tally())?.postsRead ?? 0;
    expect(read).toBeGreaterThan(1);
    expect(read).toBeLessThanOrEqual(1 + Math.ceil(seconds) * 5);
    expect(read).toBeLessThan(42);
  });

  it('counts no post of one’s own', async () => {
    requirePost(await as(reader).reply(threadId, { body: `Moi ${randomUUID()}` }));
    await report({ upToSeq: 11 });
    expect((await tally())?.postsRead).toBe(10);
  });

  it('has a ceiling per day', async () => {
    await report();
    await forum.database.query('UPDATE reading_day SET posts_read = 1999 WHERE member_id = $1', [reader.id]);
    const other = await open(5);
    await wait(10);
    await report({ threadId: other, upToSeq: 6 });
    expect((await tally())?.postsRead).toBe(2_000);
  });

  it('keeps to its community', async () => {
    await report();
    const neighbours = await forum.make.community();
    expect(await forum.server.app.get(ReadingTally).ofMembers(neighbours.id, [reader.id])).toEqual([]);
  });
});
