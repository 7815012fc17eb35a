import { ImportService, parseImportItem } from '#discussion';
import { systemActor } from '#platform';
import {
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { ThreadView } from '../realtime/thread-view.js';
import { recount, Reviewer } from './reviewing.js';

const REASON = 'Same subject';

describe('reviews', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: Reviewer;
  let reader: Reviewer;
  let moderator: Reviewer;
  let count = 0;

  const as = ({ token }: TestMember, community = brand) =>
    new Reviewer(forum, { community: community.slug, token });
  const somebody = async (): Promise<Reviewer> => as(await forum.make.member(brand));
  const product = (): string => `SKU-${(count += 1)}`;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand, { kind: 'reviews' });
    author = await somebody();
    reader = await somebody();
    const staff = await forum.make.member(brand, { role: 'moderator' });
    moderator = new Reviewer(forum, { community: brand.slug, cookie: staff.cookie });
  });
  afterAll(() => forum.stop());

  async function expectRecounted(sku: string, where = space): Promise<void> {
    const { product: _, viewerReviewId: __, ...figures } = (await reader.figures(where, sku)) ?? {};
    expect(figures).toEqual(await recount(forum, where, sku.toLowerCase()));
  }

  it('have a rating and a product, in spaces for reviews and nowhere else', async () => {
    const sku = product();
    const refused = async (review: { rating: number; product: string } | null, input = {}) =>
      (await author.review(space, review, input)).code;
    expect(await refused(null)).toBe('RATING_INVALID');
    for (const rating of [0, 6, -1]) expect(await refused({ rating, product: sku })).toBe('RATING_INVALID');
    for (const bad of ['', '  ', 'x'.repeat(101), 'a\u200bb'])
      expect(await refused({ rating: 3, product: bad })).toBe('PRODUCT_INVALID');
    expect(await refused({ rating: 3, product: sku }, { boundKey: sku })).toBe('REVIEW_UNBINDABLE');
    const talk = await forum.make.space(brand);
    expect((await author.review(talk, { rating: 3, product: sku })).code).toBe('NOT_A_REVIEW');
    expect((await reader.figures(space, sku))?.reviewCount).toBe(0);
    const { threadId } = await author.review(space, { rating: 4, product: `  ${sku}\u00a0 Été ` });
    expect((await reader.shown(threadId ?? ''))?.extras?.review).toEqual({
      rating: 4,
      product: `${sku} Été`,
      isVerified: false,
      helpfulCount: 0,
    });
    expect(await reader.figures(space, `${sku.toLowerCase()}  ÉTÉ`)).toMatchObject({
      reviewCount: 1,
      average: 4,
    });
    expect(await reader.figures(talk, sku)).toBeNull();
  });

  it('are one a member and product, of fifty at once, until the one is withdrawn', async () => {
    const sku = product();
    const spellings = [sku, sku.toLowerCase(), ` ${sku} `];
    const attempts = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        author.review(space, { rating: 1 + (index % 5), product: spellings[index % 3] ?? sku }),
      ),
    );
    const opened = attempts.filter(({ threadId }) => threadId !== null);
    expect(opened).toHaveLength(1);
    const own = opened[0]?.threadId ?? '';
    const others = attempts.filter(({ threadId }) => threadId === null);
    expect(new Set(others.map(({ code, otherId }) => `${code} ${otherId}`))).toEqual(
      new Set([`ALREADY_REVIEWED ${own}`]),
    );
    expect(await author.figures(space, sku)).toMatchObject({ reviewCount: 1, viewerReviewId: own });
    expect((await reader.figures(space, sku))?.viewerReviewId).toBeNull();
    await author.withdraw(await author.firstPostId(own));
    expect(await author.figures(space, sku)).toMatchObject({
      reviewCount: 0,
      average: null,
      viewerReviewId: null,
    });
    expect((await author.review(space, { rating: 2, product: sku })).code).toBe('');
    await expectRecounted(sku);
  });

  it('are the same review where the same request is sent again', async () => {
    const sku = product();
    const again = { body: `Again ${sku}`, idempotencyKey: crypto.randomUUID() };
    const sent = await Promise.all(
      [1, 2, 3].map(() => author.review(space, { rating: 5, product: sku }, again)),
    );
    expect(new Set(sent.map(({ threadId, code }) => `${code}${threadId}`)).size).toBe(1);
    expect((await author.review(space, { rating: 4, product: sku }, again)).code).toBe(
      'IDEMPOTENCY_CONFLICT',
    );
    await expectRecounted(sku);
  });

  it('add up to what a recount finds, whatever becomes of them, thirty members at once', async () => {
    const sku = product();
    const members = await Promise.all(Array.from({ length: 30 }, somebody));
    const ids = await Promise.all(
      members.map(async (member, index) => {
        const { threadId } = await member.review(space, { rating: 1 + (index % 5), product: sku });
        return threadId ?? '';
      }),
    );
    await expectRecounted(sku);
    expect((await reader.figures(space, sku))?.distribution).toEqual([6, 6, 6, 6, 6]);
    const other = await forum.make.space(brand, { kind: 'reviews' });
    await Promise.all(
      members.map(async (member, index) => {
        const threadId = ids[index] ?? '';
        if (index % 6 === 0) await member.change('reviewRate', { threadId, rating: 5 });
        if (index % 6 === 1) await member.withdraw(await member.firstPostId(threadId));
        if (index % 6 === 2)
          await moderator.ask(
            `mutation ($id: ID!) { postRemove(input: { postId: $id, reasonCode: SPAM, reasonText: "Spam." }) { userErrors { code } } }`,
            { id: await member.firstPostId(threadId) },
          );
        if (index % 6 === 3)
          await moderator.change('threadMove', { threadId, spaceId: other.id, reason: REASON });
        if (index % 6 === 4)
          await moderator.change('threadMerge', { threadId, intoId: ids[5], reason: REASON });
      }),
    );
    await expectRecounted(sku);
    await expectRecounted(sku, other);
    expect((await reader.figures(other, sku))?.reviewCount).toBe(5);
    // 30, less five each that were withdrawn, removed, moved and merged away.
    expect((await reader.figures(space, sku))?.reviewCount).toBe(10);
  });

  it('show no stars where the text is gone and replies keep the thread', async () => {
    const sku = product();
    const id = (await author.review(space, { rating: 5, product: sku })).threadId ?? '';
    await reader.reply(id, { body: `Thanks ${sku}` });
    await author.withdraw(await author.firstPostId(id));
    expect((await reader.shown(id))?.extras?.review ?? null).toBeNull();
    await expectRecounted(sku);
    expect(await author.change('reviewRate', { threadId: id, rating: 1 })).toBe('EDIT_WINDOW_CLOSED');
    expect(await reader.change('reviewFindHelpful', { threadId: id, isOn: true })).toBe('NOT_A_REVIEW');
  });

  it('wait without counting, and keep their place while they wait', async () => {
    const careful = await forum.make.community({ newcomerPostThreshold: 5 });
    const place = await forum.make.space(careful, { kind: 'reviews' });
    const newcomer = as(await forum.make.member(careful), careful);
    const lead = await forum.make.member(careful, { role: 'moderator' });
    const watcher = new Reviewer(forum, { community: careful.slug, cookie: lead.cookie });
    const links = { body: 'See https://one.example and https://two.example' };
    const held = await newcomer.review(place, { rating: 5, product: 'Held' }, links);
    expect(await watcher.figures(place, 'held')).toMatchObject({ reviewCount: 0 });
    expect(await newcomer.figures(place, 'held')).toMatchObject({ viewerReviewId: held.threadId });
    expect(await newcomer.review(place, { rating: 1, product: 'HELD' })).toMatchObject({
      code: 'ALREADY_REVIEWED',
      otherId: held.threadId,
    });
    const decide = async (verdict: string) => {
      await settle(forum);
      const [waiting] = await forum.database.query<{ id: string; version: number }>(
        `SELECT id, version FROM moderation_case WHERE community_id = $1 ORDER BY id DESC LIMIT 1`,
        [careful.id],
      );
      await watcher.ask(
        `mutation ($id: ID!, $version: Int!, $verdict: Verdict!) { caseDecide(input: { caseId: $id, version: $version,
           verdict: $verdict, reasonCode: ${verdict === 'APPROVE' ? 'OK_ON_TOPIC' : 'SPAM'}, reasonText: "So." }) { userErrors { code } } }`,
        { ...waiting, verdict },
      );
    };
    await decide('REJECT');
    expect((await newcomer.figures(place, 'held'))?.viewerReviewId).toBeNull();
    const second = await newcomer.review(
      place,
      { rating: 4, product: 'Held' },
      { body: `${links.body} again` },
    );
    await decide('APPROVE');
    expect(await watcher.figures(place, 'held')).toMatchObject({ reviewCount: 1, average: 4 });
    expect((await watcher.list(`reviews(product: "held", spaceId: "${place.id}")`)).ids).toEqual([
      second.threadId,
    ]);
  });

  it('are rated anew by their author in the edit window, every rating kept', async () => {
    const sku = product();
    const id = (await author.review(space, { rating: 5, product: sku })).threadId ?? '';
    const rate = (who: Reviewer, rating: number) => who.change('reviewRate', { threadId: id, rating });
    expect(await rate(reader, 1)).toBe('THREAD_NOT_FOUND');
    expect(await rate(moderator, 1)).toBe('THREAD_NOT_FOUND');
    expect(await rate(author, 6)).toBe('RATING_INVALID');
    expect(await rate(author, 2)).toBe('');
    expect(await rate(author, 2)).toBe('');
    expect((await author.shown(id))?.reviewRatings).toEqual([{ rating: 2 }, { rating: 5 }]);
    expect((await moderator.shown(id))?.reviewRatings).toHaveLength(2);
    expect((await reader.shown(id))?.reviewRatings).toEqual([]);
    expect(await reader.figures(space, sku)).toMatchObject({ average: 2, distribution: [0, 1, 0, 0, 0] });
    await expect(forum.database.query('UPDATE review_rating SET rating = 1')).rejects.toThrow();
    await moderator.change('threadLock', { threadId: id, isLocked: true });
    expect(await rate(author, 3)).toBe('THREAD_LOCKED');
    await moderator.change('threadLock', { threadId: id, isLocked: false });
    await forum.database.query(
      `UPDATE post SET published_at = now() - interval '1 day' WHERE thread_id = $1`,
      [id],
    );
    expect(await rate(author, 3)).toBe('EDIT_WINDOW_CLOSED');
    await expectRecounted(sku);
  });

  it('help others, each once, and never their author', async () => {
    const sku = product();
    const id = (await author.review(space, { rating: 5, product: sku })).threadId ?? '';
    const help = (who: Reviewer, isOn = true) => who.change('reviewFindHelpful', { threadId: id, isOn });
    expect(await help(author)).toBe('OWN_REVIEW');
    const members = await Promise.all(Array.from({ length: 20 }, somebody));
    await Promise.all(members.flatMap((member) => [help(member), help(member)]));
    expect((await reader.shown(id))?.extras?.review?.helpfulCount).toBe(20);
    expect((await members[0]?.shown(id))?.viewerFoundHelpful).toBe(true);
    expect((await reader.shown(id))?.viewerFoundHelpful).toBe(false);
    await help(members[0] as Reviewer, false);
    expect((await reader.shown(id))?.extras?.review?.helpfulCount).toBe(19);
  });

  it('are listed by date, rating and help, page after page, and by one rating alone', async () => {
    const sku = product();
    const ids: string[] = [];
    for (const rating of [3, 5, 3]) {
      const { threadId } = await (await somebody()).review(space, { rating, product: sku });
      ids.push(threadId ?? '');
    }
    const [first, second, third] = ids as [string, string, string];
    await reader.change('reviewFindHelpful', { threadId: first, isOn: true });
    const list = (rest: string) => reader.list(`reviews(product: "${sku}", spaceId: "${space.id}", ${rest})`);
    expect((await list('sort: NEWEST')).ids).toEqual([third, second, first]);
    expect((await list('sort: RATING')).ids).toEqual([second, third, first]);
    expect((await list('sort: HELPFUL')).ids).toEqual([first, third, second]);
    expect((await list('rating: 3')).ids).toEqual([third, first]);
    const page = await list('sort: RATING, first: 2');
    expect((await list(`sort: RATING, first: 2, after: "${page.next}"`)).ids).toEqual([first]);
    expect((await reader.list(`reviews(product: "${sku}")`)).ids).toHaveLength(3);
  });

  it('are found by product, most reviewed first, page after page', async () => {
    const own = await forum.make.space(brand, { kind: 'reviews' });
    for (const [sku, times] of [
      ['Aa', 1],
      ['Bb', 3],
      ['Cc', 1],
    ] as const)
      for (let index = 0; index < times; index += 1)
        await (await somebody()).review(own, { rating: 4, product: sku });
    const pages: string[][] = [];
    let after = '';
    do {
      const { data } = await reader.ask<{
        reviewedProducts: {
          edges: { node: { product: string; reviewCount: number } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }>(
        `query { reviewedProducts(spaceId: "${own.id}", first: 2${after}) {
           edges { node { product reviewCount average space { id } } } pageInfo { hasNextPage endCursor } } }`,
      );
      const { edges, pageInfo } = data.reviewedProducts;
      pages.push(edges.map(({ node }) => `${node.product} ${node.reviewCount}`));
      after = pageInfo.hasNextPage ? `, after: "${pageInfo.endCursor}"` : '';
    } while (after);
    expect(pages).toEqual([['Bb 3', 'Cc 1'], ['Aa 1']]);
  });

  it('in hidden spaces, and of neighbours, are in no list and no figure', async () => {
    const sku = product();
    const hidden = await forum.make.space(brand, { kind: 'reviews', visibility: 'private' });
    const id = (await moderator.review(hidden, { rating: 1, product: sku })).threadId ?? '';
    expect(id).not.toBe('');
    const neighbours = await forum.make.community();
    const stranger = as(await forum.make.member(neighbours), neighbours);
    for (const who of [reader, stranger]) {
      expect(await who.figures(hidden, sku)).toBeNull();
      expect((await who.list(`reviews(product: "${sku}")`)).ids).toEqual([]);
      expect((await who.list(`reviews(product: "${sku}", spaceId: "${hidden.id}")`)).ids).toEqual([]);
      expect(await who.change('reviewFindHelpful', { threadId: id, isOn: true })).toBe('THREAD_NOT_FOUND');
    }
    expect((await moderator.list(`reviews(product: "${sku}")`)).ids).toEqual([id]);
  });

  it('stay where they are where their author has another one in the space they would go to', async () => {
    const sku = product();
    const other = await forum.make.space(brand, { kind: 'reviews' });
    const one = (await author.review(space, { rating: 1, product: sku })).threadId ?? '';
    await author.review(other, { rating: 5, product: sku });
    const move = { threadId: one, spaceId: other.id, reason: REASON };
    expect(await moderator.change('threadMove', move)).toBe('ALREADY_REVIEWED');
    await expectRecounted(sku);
    await expectRecounted(sku, other);
  });

  it('that are imported without a rating are plain threads, and count for nothing', async () => {
    const place = await forum.make.space(brand, { kind: 'reviews' });
    const item = parseImportItem({
      kind: 'thread',
      id: 't-1',
      author: 'Ada',
      createdAt: '2020-01-01T00:00:00Z',
      title: 'An old review',
      body: 'I liked it.',
    });
    const target = { source: 'old', defaultSpace: place.slug };
    await forum.server.app
      .get(ImportService, { strict: false })
      .importBatch(systemActor(brand.id), target, [item]);
    await settle(forum);
    const { ids } = await reader.list(`threads(spaceId: "${place.id}")`);
    expect(ids).toHaveLength(1);
    expect((await reader.shown(ids[0] ?? ''))?.extras).toBeNull();
    expect(await reader.change('reviewFindHelpful', { threadId: ids[0], isOn: true })).toBe('NOT_A_REVIEW');
  });

  it('look the same to who follows the changes and to who comes afresh', async () => {
    const id = (await author.review(space, { rating: 5, product: product() })).threadId ?? '';
    const follower = await ThreadView.fetch(forum, brand.slug, id);
    await author.change('reviewRate', { threadId: id, rating: 2 });
    await reader.change('reviewFindHelpful', { threadId: id, isOn: true });
    await follower.catchUp();
    expect(follower.shown).toEqual((await ThreadView.fetch(forum, brand.slug, id)).shown);
  });
});
