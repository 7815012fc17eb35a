import {
  countStatements,
  type Forum,
  ofRequest,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { Reviewer } from '../kinds/reviewing.js';
import { getPage, jsonLdOf, linksOf } from './page.js';

const HOSTILE = '</script><script>window.__xss=1</script>';

describe('hosted pages of reviews', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let members: TestMember[];
  let writers: Reviewer[];

  const page = (rest: string, cookie?: string) =>
    getPage(`${forum.url}/c/${brand.slug}${rest}`, { language: 'en', cookie });
  const of = (product: string, more = '') => `/s/reviews?product=${encodeURIComponent(product)}${more}`;
  const titlesOf = (html: string) =>
    [...html.matchAll(/class="row-title"[^>]*>([^<]*)</g)].map(([, title]) => title);

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand, { slug: 'reviews', name: 'Reviews', kind: 'reviews' });
    members = await Promise.all(
      [1, 2, 3].map((n) => forum.make.member(brand, { displayName: `Person ${n}` })),
    );
    writers = members.map(({ cookie }) => new Reviewer(forum, { community: brand.slug, cookie }));
  }, 60_000);
  afterAll(() => forum?.stop());

  const write = (who: number, product: string, rating: number, title = `By ${who}`) =>
    writers[who]?.review(space, { rating, product }, { title });

  it('list the products, and of one its reviews in each order, with what they add up to', async () => {
    for (const [who, rating] of [3, 5, 3].entries()) await write(who, 'Lamp', rating);
    const overview = await page('/s/reviews');
    expect(linksOf(overview.html)).toContain(`/c/${brand.slug}/s/reviews?product=Lamp`);
    expect(overview.html).toContain('Average rating: 3.67 out of 5');
    const { html } = await page(of('lamp'));
    expect(titlesOf(html)).toEqual(['By 2', 'By 1', 'By 0']);
    expect(titlesOf((await page(of('lamp', '&sort=rating'))).html)).toEqual(['By 1', 'By 2', 'By 0']);
    expect(titlesOf((await page(of('lamp', '&rating=3'))).html)).toEqual(['By 2', 'By 0']);
    const row = /<a[^>]*>3\u00a0stars<\/a>.*?<span>(\d+)<\/span>/s.exec(html);
    expect(row?.[1]).toBe('2');
    expect(html).toContain('<h2 id="product" dir="auto">Lamp</h2>');
  });

  it('say to machines what a product and a review are, and nothing that is not so', async () => {
    for (const [who, rating] of [4, 5].entries()) await write(who, 'Vase', rating);
    const product = await page(of('Vase'));
    expect(jsonLdOf(product.html)).toMatchObject({
      '@type': 'Product',
      name: 'Vase',
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: 4.5,
        reviewCount: 2,
        bestRating: 5,
        worstRating: 1,
      },
      review: [
        { '@type': 'Review', author: { name: 'Person 2' }, reviewRating: { ratingValue: 5 } },
        { '@type': 'Review', author: { name: 'Person 1' }, reviewRating: { ratingValue: 4 } },
      ],
    });
    expect(jsonLdOf((await page(of('Nothing'))).html)).toBeNull();
    const own = (await writers[0]?.figures(space, 'Vase'))?.viewerReviewId ?? '';
    expect(jsonLdOf((await page(`/t/${own}`)).html)).toMatchObject({
      '@type': 'Review',
      reviewRating: { ratingValue: 4, bestRating: 5 },
      itemReviewed: { '@type': 'Product', name: 'Vase' },
    });
    await writers[0]?.withdraw(await writers[0].firstPostId(own));
    expect(jsonLdOf((await page(of('Vase'))).html)).toMatchObject({
      aggregateRating: { ratingValue: 5, reviewCount: 1 },
    });
  });

  it('are inert whatever people call products and reviews', async () => {
    await write(0, HOSTILE, 1, HOSTILE);
    const own = (await writers[0]?.figures(space, HOSTILE))?.viewerReviewId ?? '';
    for (const path of ['/s/reviews', of(HOSTILE), `/t/${own}`]) {
      const { html, status } = await page(path);
      expect([path, status, html.includes(HOSTILE)]).toEqual([path, 200, false]);
    }
    expect(jsonLdOf((await page(of(HOSTILE))).html)).toMatchObject({ name: HOSTILE });
  });

  it('offer a form with the product, and lead who has written to their review', async () => {
    const { html } = await page('/new?space=reviews&product=Chair', members[0]?.cookie);
    expect(html).toMatch(/<input[^>]*name="product"[^>]*value="Chair"|value="Chair"[^>]*name="product"/);
    expect(html.match(/type="radio" name="rating"/g)).toHaveLength(5);
    await write(0, 'Chair', 5);
    const own = (await writers[0]?.figures(space, 'chair'))?.viewerReviewId;
    const again = await page('/new?space=reviews&product=CHAIR', members[0]?.cookie);
    expect(linksOf(again.html)).toContain(`/c/${brand.slug}/t/${own}`);
    expect(again.html).not.toContain('name="rating"');
    expect(linksOf((await page(of('chair'), members[0]?.cookie)).html)).toContain(
      `/c/${brand.slug}/t/${own}`,
    );
    await forum.make.space(brand, { slug: 'talk' });
    expect(linksOf((await page('/new', members[0]?.cookie)).html)).toContain(
      `/c/${brand.slug}/new?space=reviews`,
    );
  });

  it('cost a guest five statements at most', async () => {
    for (const path of ['/s/reviews', of('Lamp')]) {
      await page(path);
      await settle(forum);
      const { statements } = await countStatements(() => page(`${path}${path.includes('?') ? '&' : '?'}x=1`));
      expect([path, ofRequest(statements).length <= 5]).toEqual([path, true]);
    }
  });
});
