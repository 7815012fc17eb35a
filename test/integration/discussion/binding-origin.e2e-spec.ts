import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestSpace } from '#test-support';
import { Organiser } from './organising.js';

const PAGE = 'https://shop.example/lampe';

describe('a page that a thread is bound to', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: Organiser;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ allowedOrigins: ['https://shop.example'] });
    space = await forum.make.space(brand);
    member = Organiser.member(forum, brand, await forum.make.member(brand));
  });
  afterAll(() => forum.stop());

  const bind = (by: Organiser, boundUrl: string, more = {}) =>
    by.open(space, { body: randomUUID(), boundUrl, ...more });
  const count = () => forum.database.query('SELECT count(*)::int AS n FROM thread');

  it('is one of an allowed origin', async () => {
    const opened = await bind(member, `${PAGE}#avis`);
    expect(opened.code).toBe('');
    expect((await bind(member, PAGE)).threadId).toBe(opened.threadId);
  });

  it.each([
    'https://evil.example/lampe',
    'http://shop.example/lampe',
    'https://shop.example:8443/lampe',
    'https://shop.example.evil.example/',
    'https://sub.shop.example/lampe',
  ])('is not %s, and nothing is written', async (url) => {
    const before = await count();
    expect((await bind(member, url)).code).toBe('BOUND_URL_FOREIGN');
    expect(await count()).toEqual(before);
  });

  it('is any for who moderates the space, and not for who moderates another', async () => {
    const staff = Organiser.staff(forum, brand, await forum.make.member(brand, { role: 'moderator' }));
    expect((await bind(staff, 'https://press.example/a')).code).toBe('');
    const next = await forum.make.space(brand);
    const elsewhere = await forum.make.member(brand, { role: 'moderator', roleSpaceId: next.id });
    expect((await bind(Organiser.staff(forum, brand, elsewhere), 'https://press.example/b')).code).toBe(
      'BOUND_URL_FOREIGN',
    );
  });

  it('is refused from the moment in which its origin leaves the list', async () => {
    await forum.database.query(`UPDATE community SET allowed_origins = '{}' WHERE id = $1`, [brand.id]);
    expect((await bind(member, 'https://shop.example/autre')).code).toBe('BOUND_URL_FOREIGN');
    await forum.database.query(
      `UPDATE community SET allowed_origins = '{https://shop.example}' WHERE id = $1`,
      [brand.id],
    );
  });

  it('is one thread’s for all who are first at once', async () => {
    const url = `https://shop.example/${randomUUID()}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => bind(member, url)));
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
  });

  it('of the neighbours is none of ours', async () => {
    const theirs = await forum.make.community({ allowedOrigins: ['https://next.example'] });
    expect(theirs.id).not.toBe(brand.id);
    expect((await bind(member, 'https://next.example/')).code).toBe('BOUND_URL_FOREIGN');
  });
});
