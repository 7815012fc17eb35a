import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestSpace } from '#test-support';
import { Organiser } from './organising.js';

describe('tags', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let free: TestSpace;
  let listed: TestSpace;
  let closed: TestSpace;
  let author: Organiser;
  let other: Organiser;
  let manager: Organiser;
  let moderator: Organiser;
  let neighbour: Organiser;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    free = await forum.make.space(brand);
    listed = await forum.make.space(brand);
    closed = await forum.make.space(brand, { visibility: 'private' });
    await forum.database.query(`UPDATE space SET tag_rule = 'free' WHERE id = ANY($1)`, [
      [free.id, closed.id],
    ]);
    author = Organiser.member(forum, brand, await forum.make.member(brand));
    other = Organiser.member(forum, brand, await forum.make.member(brand));
    manager = Organiser.staff(forum, brand, await forum.make.member(brand, { role: 'community_manager' }));
    moderator = Organiser.staff(forum, brand, await forum.make.member(brand, { role: 'moderator' }));
    const theirs = await forum.make.community();
    neighbour = Organiser.staff(forum, theirs, await forum.make.member(theirs, { role: 'admin' }));
  });
  afterAll(() => forum.stop());

  const name = (word: string): string => `${word} ${randomUUID().slice(0, 6)}`;
  async function open(tags: string[], space = free, by = author): Promise<string> {
    const { threadId, code } = await by.open(space, { body: randomUUID(), tags });
    if (!threadId) throw new Error(code);
    return threadId;
  }

  it('come with a new thread, are compared without case and accents, and shown as written first', async () => {
    const crème = name('Crème');
    const first = await open([crème, ` ${crème.toUpperCase()} `]);
    const second = await open([crème.normalize('NFD').toLowerCase().replaceAll(/\p{M}/gu, '')]);
    for (const id of [first, second])
      expect((await author.thread(id))?.extras).toMatchObject({ tags: [crème] });
    expect(await other.list(`tag: "${crème.toUpperCase()}"`)).toEqual([second, first]);
    expect(await other.tags(crème.slice(0, 8).toLowerCase())).toMatchObject({ [crème]: 2 });
  });

  it('are those that the space allows', async () => {
    const managed = name('Usage');
    await manager.tag('tagCreate', { name: managed });
    expect((await author.open(listed, { tags: [name('x')] })).code).toBe('TAG_NOT_ALLOWED');
    expect((await author.open(listed, { body: randomUUID(), tags: [managed] })).code).toBe('');
    await forum.database.query(`UPDATE space SET tag_rule = 'none' WHERE id = $1`, [listed.id]);
    expect((await author.open(listed, { body: randomUUID(), tags: [managed] })).code).toBe('TAG_NOT_ALLOWED');
    await forum.database.query(`UPDATE space SET tag_rule = 'managed' WHERE id = $1`, [listed.id]);
  });

  it.each([
    ['more than five', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['an empty one', [' ']],
    ['one that is too long', ['x'.repeat(31)]],
    ['one that only looks like another', ['a\u200bb']],
  ])('refuse %s, and nothing is written', async (_, tags) => {
    const [before] = await forum.database.query<{ n: number }>('SELECT count(*)::int AS n FROM thread');
    expect((await author.open(free, { body: randomUUID(), tags })).code).toBe('TAG_INVALID');
    expect(await forum.database.query('SELECT count(*)::int AS n FROM thread')).toEqual([before]);
  });

  it('are changed by their author within the edit window and by staff any time, and by nobody else', async () => {
    const id = await open([name('un')]);
    const [deux, trois] = [name('deux'), name('trois')];
    expect(
      (await author.does('threadTag', { threadId: id, tags: [deux, trois] })).thread?.extras,
    ).toMatchObject({
      tags: [deux, trois],
    });
    expect((await other.does('threadTag', { threadId: id, tags: [] })).code).toBe('THREAD_NOT_FOUND');
    await forum.database.query(`UPDATE thread SET created_at = now() - interval '1 hour' WHERE id = $1`, [
      id,
    ]);
    expect((await author.does('threadTag', { threadId: id, tags: [] })).code).toBe('EDIT_WINDOW_CLOSED');
    expect((await neighbour.does('threadTag', { threadId: id, tags: [] })).code).toBe('THREAD_NOT_FOUND');
    expect((await moderator.does('threadTag', { threadId: id, tags: [] })).thread?.extras).toBeNull();
    expect(await other.list(`tag: "${deux}"`)).toEqual([]);
  });

  it('of hidden threads are not told of', async () => {
    const secret = name('secret');
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, closed, insider);
    await open([secret], closed, Organiser.member(forum, brand, insider));
    expect(await other.tags(secret)).toEqual({});
    expect(
      (await other.ask('query ($name: String!) { tag(name: $name) { id } }', { name: secret })).data,
    ).toEqual({
      tag: null,
    });
    expect(await other.list(`tag: "${secret}"`)).toEqual([]);
    expect(await moderator.tags(secret)).toEqual({ [secret]: 1 });
  });

  it('keep their threads when they are called otherwise, and the old name leads to them', async () => {
    const [old, fresh] = [name('Batterie'), name('Autonomie')];
    const { id: tagId } = await manager.tag('tagCreate', { name: old });
    const id = await open([old]);
    const before = (await author.thread(id))?.seq ?? 0;
    expect(await manager.tag('tagUpdate', { id: tagId, name: fresh })).toMatchObject({
      name: fresh,
      threadCount: 1,
    });
    expect(await author.thread(id)).toMatchObject({ seq: before + 1, extras: { tags: [fresh] } });
    for (const each of [old, fresh]) expect(await other.list(`tag: "${each}"`)).toEqual([id]);
    expect((await author.thread(await open([old])))?.extras).toMatchObject({ tags: [fresh] });
    expect((await manager.tag('tagCreate', { name: old })).code).toBe('TAG_NAME_TAKEN');
  });

  it('become one of two, with the threads of both', async () => {
    const [son, audio] = [name('son'), name('audio')];
    const both = await open([son, audio]);
    const one = await open([son]);
    const { id } = await manager.tag('tagCreate', { name: son });
    const { id: intoId } = await manager.tag('tagCreate', { name: audio });
    expect(await manager.tag('tagMerge', { id, intoId })).toMatchObject({ name: audio, threadCount: 2 });
    for (const each of [both, one])
      expect((await author.thread(each))?.extras).toMatchObject({ tags: [audio] });
    expect(await other.list(`tag: "${son}"`)).toEqual([one, both]);
    expect((await manager.tag('tagMerge', { id, intoId })).code).toBe('TAG_NOT_FOUND');
  });

  it('are one however many write a new one at once', async () => {
    const fresh = name('neuf');
    const ids = await Promise.all(Array.from({ length: 8 }, () => open([fresh])));
    expect((await other.list(`tag: "${fresh}"`)).sort()).toEqual(ids.sort());
    expect(await other.tags(fresh)).toEqual({ [fresh]: 8 });
  });

  it('are kept in order by community managers only, each in their own community', async () => {
    const { id } = await manager.tag('tagCreate', { name: name('à nous') });
    expect((await moderator.tag('tagCreate', { name: name('x') })).code).toBe('FORBIDDEN');
    expect((await author.tag('tagUpdate', { id, name: name('x') })).code).toBe('FORBIDDEN');
    expect((await neighbour.tag('tagUpdate', { id, name: name('x') })).code).toBe('TAG_NOT_FOUND');
    expect((await neighbour.tag('tagMerge', { id, intoId: randomUUID() })).code).toBe('TAG_NOT_FOUND');
  });
});
