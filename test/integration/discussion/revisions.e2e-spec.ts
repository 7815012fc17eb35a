import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestMember, type TestSpace } from '#test-support';
import { type PostAnswer, requirePost, Writer } from './operations.js';

describe('edits and their history', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let admin: Writer;
  let author: Writer;
  let other: Writer;
  let guest: Writer;
  let moderator: Writer;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand);
    const writer = (member: TestMember, isStaff = false) =>
      new Writer(forum, {
        community: brand.slug,
        ...(isStaff ? { cookie: member.cookie } : { token: member.token }),
      });
    admin = writer(await forum.make.member(brand, { role: 'admin' }), true);
    moderator = writer(await forum.make.member(brand, { role: 'moderator' }), true);
    author = writer(await forum.make.member(brand));
    other = writer(await forum.make.member(brand));
    guest = new Writer(forum, { community: brand.slug });
    threadId = (await author.open(space, { body: randomUUID() })).threadId ?? '';
  });
  afterAll(() => forum.stop());

  async function configure(input: Record<string, unknown>): Promise<string> {
    const { data } = await admin.ask<{ communityUpdate: { userErrors: { code: string }[] } }>(
      'mutation ($input: CommunityUpdateInput!) { communityUpdate(input: $input) { userErrors { code field } } }',
      { input },
    );
    return data.communityUpdate.userErrors[0]?.code ?? '';
  }
  afterEach(() => configure({ editWindowMinutes: 15, publicRevisions: false }));

  async function postOfAge(minutes: number): Promise<PostAnswer> {
    const post = requirePost(await author.reply(threadId, { body: randomUUID() }));
    await forum.database.query(
      `UPDATE post SET published_at = now() - make_interval(mins => $2) WHERE id = $1`,
      [post.id, minutes],
    );
    return post;
  }

  describe('the edit window', () => {
    it.each([
      [15, 14, ''],
      [15, 16, 'EDIT_WINDOW_CLOSED'],
      [0, 0, 'EDIT_WINDOW_CLOSED'],
      [10_080, 10_079, ''],
      [10_080, 10_081, 'EDIT_WINDOW_CLOSED'],
    ])('of %i minutes answers an edit after %i with %j', async (window, age, code) => {
      expect(await configure({ editWindowMinutes: window })).toBe('');
      expect((await author.edit(await postOfAge(age), randomUUID())).code).toBe(code);
    });

    it.each([-1, 10_081])('is never %i minutes', async (minutes) => {
      expect(await configure({ editWindowMinutes: minutes })).toBe('SETTING_INVALID');
      expect((await author.edit(await postOfAge(14), randomUUID())).code).toBe('');
    });

    it('is told to everybody, so that no one offers what would be refused', async () => {
      await configure({ editWindowMinutes: 30 });
      const { data } = await guest.ask('{ community { editWindowMinutes publicRevisions } }');
      expect(data).toEqual({ community: { editWindowMinutes: 30, publicRevisions: false } });
    });

    it('is nobody’s but the author’s: staff never change others’ words', async () => {
      const post = await postOfAge(0);
      expect((await admin.edit(post, randomUUID())).code).toBe('POST_NOT_FOUND');
      expect((await moderator.edit(post, randomUUID())).code).toBe('POST_NOT_FOUND');
    });
  });

  describe('earlier texts', () => {
    let post: PostAnswer;
    let first: string;
    let second: string;
    beforeEach(async () => {
      [first, second] = [randomUUID(), randomUUID()];
      post = requirePost(await author.reply(threadId, { body: first }));
      requirePost(await author.edit(post, second));
    });

    it('are the author’s and the staff’s', async () => {
      expect(await author.source(post.id)).toEqual([first, second]);
      expect(await moderator.source(post.id)).toEqual([first, second]);
      expect(await other.source(post.id)).toBeNull();
      expect(await guest.source(post.id)).toBeNull();
      expect(await guest.source(randomUUID())).toBeNull();
    });

    it('are whoever’s reads the post, where the brand says so', async () => {
      await configure({ publicRevisions: true });
      expect(await other.source(post.id)).toEqual([first, second]);
      expect(await guest.source(post.id)).toEqual([first, second]);
    });

    it('of a withdrawn or removed post are nobody else’s even then', async () => {
      await configure({ publicRevisions: true });
      await author.withdraw(post.id);
      expect(await guest.source(post.id)).toBeNull();
      expect(await other.source(post.id)).toBeNull();
      expect(await author.source(post.id)).toEqual([first, second]);
      expect(await moderator.source(post.id)).toEqual([first, second]);
    });

    it('of a private space stay there', async () => {
      await configure({ publicRevisions: true });
      const hidden = await forum.make.space(brand, { visibility: 'private' });
      const insider = await forum.make.member(brand);
      await forum.make.grantAccess(brand, hidden, insider);
      const inside = new Writer(forum, { community: brand.slug, token: insider.token });
      const opened = await inside.open(hidden, { body: randomUUID() });
      expect(await guest.source(opened.post?.id ?? '')).toBeNull();
      const neighbour = await forum.make.community();
      expect(await new Writer(forum, { community: neighbour.slug }).source(post.id)).toBeNull();
    });
  });
});
