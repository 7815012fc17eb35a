import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestSpace } from '#test-support';
import { Organiser } from './organising.js';

describe('lists of threads for who puts them in order', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: Organiser;
  let moderator: Organiser;

  beforeAll(async () => {
    forum = await startForum();
  });
  beforeEach(async () => {
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    member = Organiser.member(forum, brand, await forum.make.member(brand));
    moderator = Organiser.staff(forum, brand, await forum.make.member(brand, { role: 'moderator' }));
  });
  afterAll(() => forum.stop());

  async function open(title: string, where = space, by = member): Promise<string> {
    return (await by.open(where, { title, body: randomUUID() })).threadId ?? '';
  }

  it('find a thread by words of its title, without case and accents', async () => {
    const lamp = await open('Où régler l’Abat-jour de la Lampe Éole ?');
    const shade = await open('Un abat-jour pour ma lampe');
    await open('Tout autre chose');
    expect(await member.list('title: "ABAT lampe"')).toEqual([shade, lamp]);
    expect(await member.list('title: "eole"')).toEqual([lamp]);
    expect(await member.list('title: "lampe chaise"')).toEqual([]);
    expect(await member.list('title: "  "')).toHaveLength(3);
  });

  it('take signs of a pattern for what they are', async () => {
    const discount = await open('Remise de 100% sur les piles');
    await open('Remise de 1000 piles');
    expect(await member.list('title: "100%"')).toEqual([discount]);
    expect(await member.list('title: "_"')).toEqual([]);
  });

  it('find nothing of a space that one may not enter, and page like every list', async () => {
    const hidden = await forum.make.space(brand, { visibility: 'private' });
    const secret = await open('Lampe secrète', hidden, moderator);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift(await open(`Lampe ${count}`));
    expect(await member.list('title: "lampe"', 2)).toEqual(ids);
    expect(await moderator.list('title: "lampe"', 2)).toEqual([...ids, secret]);
    expect(await moderator.list(`title: "lampe", spaceId: "${hidden.id}"`)).toEqual([secret]);
  });

  it('hold what staff pinned, locked or slowed down, and no more', async () => {
    const [pinned, locked, slowed] = [await open('Une'), await open('Deux'), await open('Trois')];
    await moderator.does('threadPin', { threadId: pinned, scope: 'SPACE' });
    await moderator.does('threadLock', { threadId: locked, isLocked: true });
    await moderator.does('threadSlowMode', { threadId: slowed, seconds: 60 });
    expect(await moderator.list('mark: PINNED')).toEqual([pinned]);
    expect(await moderator.list('mark: LOCKED')).toEqual([locked]);
    expect(await moderator.list('mark: SLOWED')).toEqual([slowed]);
    expect(await moderator.list('mark: SLOWED, title: "deux"')).toEqual([]);
    await moderator.does('threadPin', { threadId: pinned });
    expect(await moderator.list('mark: PINNED')).toEqual([]);
  });

  it('are found by an index of their own, which a reply does not write', async () => {
    const threadId = await open('Lampe Éole');
    const read = async (): Promise<unknown> =>
      forum.database.query('SELECT ctid::text, xmin::text FROM thread_title WHERE thread_id = $1', [
        threadId,
      ]);
    const before = await read();
    await member.reply(threadId, { body: 'Oui.' });
    expect(await read()).toEqual(before);
    const plan = await forum.database.transaction(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      return tx.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT thread_id FROM thread_title x WHERE x.community_id = '${brand.id}'
         AND x.folded LIKE folded_name('%éole%')`,
      );
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('thread_title_part');
  });

  it('come with the spaces that the viewer moderates', async () => {
    const other = await forum.make.space(brand);
    const local = await forum.make.member(brand, { role: 'moderator', roleSpaceId: other.id });
    const there = Organiser.staff(forum, brand, local);
    const moderated = async (by: Organiser): Promise<string[]> => {
      const { data } = await by.ask<{ spaces: { id: string; viewerCanModerate: boolean }[] }>(
        '{ spaces { id viewerCanModerate } }',
      );
      return data.spaces.filter(({ viewerCanModerate }) => viewerCanModerate).map(({ id }) => id);
    };
    expect(await moderated(member)).toEqual([]);
    expect(await moderated(there)).toEqual([other.id]);
    expect((await moderated(moderator)).sort()).toEqual([space.id, other.id].sort());
  });
});
