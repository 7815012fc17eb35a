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

  it('let who wrote a review rate anew, while the API would, and nobody else', async () => {
    const written = await write(1, 'Rug', 2, 'On the rug');
    const path = `/t/${written?.threadId ?? ''}`;
    const own = async (who?: number, rest = path) =>
      (await page(rest, who === undefined ? undefined : members[who]?.cookie)).html;
    const shown = await own(1);
    expect(shown).toContain('data-operation="reviewRate"');
    expect(shown).toMatch(/<input[^>]*value="2"[^>]*checked|<input[^>]*checked[^>]*value="2"/);
    for (const who of [undefined, 0]) expect(await own(who)).not.toContain('data-operation="reviewRate"');
    await forum.database.query('UPDATE thread SET is_locked = true WHERE id = $1', [written?.threadId]);
    expect(await own(1)).not.toContain('data-operation="reviewRate"');
    await forum.database.query('UPDATE thread SET is_locked = false WHERE id = $1', [written?.threadId]);
    await forum.database.query(
      `UPDATE post SET published_at = now() - interval '1 day' WHERE thread_id = $1`,
      [written?.threadId],
    );
    expect(await own(1)).not.toContain('data-operation="reviewRate"');
  });

  it('list every product of many, each once, forth and back', async () => {
    const shelf = await forum.make.space(brand, { slug: 'shelf', name: 'Shelf', kind: 'reviews' });
    const names = Array.from({ length: 101 }, (_, index) => `Item ${String(index).padStart(3, '0')}`);
    for (const product of names) await writers[0]?.review(shelf, { rating: 4, product }, { title: product });
    for (const product of names.slice(40, 45))
      await writers[1]?.review(shelf, { rating: 2, product }, { title: product });
    const productsOf = (html: string) =>
      [...html.matchAll(/product=(Item\+\d+)"/g)].map(([, name = '']) => name.replace('+', ' '));
    const overview = (await page('/s/shelf')).html;
    expect(productsOf(overview)).toHaveLength(48);
    expect(linksOf(overview)).toContain(`/c/${brand.slug}/s/shelf?show=products`);
    expect(linksOf((await page('/s/reviews')).html)).not.toContain(
      `/c/${brand.slug}/s/reviews?show=products`,
    );
    const linkOf = (html: string, rel: string) =>
      new RegExp(`<link rel="${rel}" href="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&');
    const at = async (path = '') => (await getPage(`${forum.url}${path}`, { language: 'en' })).html;
    const pages = [await at(`/c/${brand.slug}/s/shelf?show=products`)];
    for (let next = linkOf(pages[0] ?? '', 'next'); next; next = linkOf(pages.at(-1) ?? '', 'next'))
      pages.push(await at(next));
    expect(pages.map((html) => productsOf(html).length)).toEqual([48, 48, 5]);
    const all = pages.flatMap(productsOf);
    expect(new Set(all)).toEqual(new Set(names));
    expect(new Set(all.slice(0, 5))).toEqual(new Set(names.slice(40, 45)));
    const back = await at(linkOf(pages[2] ?? '', 'prev'));
    expect(productsOf(back)).toEqual(productsOf(pages[1] ?? ''));
    expect(productsOf(await at(linkOf(back, 'prev')))).toEqual(productsOf(pages[0] ?? ''));
    expect(pages.map((html) => html.includes('rel="canonical"'))).toEqual([true, false, false]);
    expect(pages[0]).toContain(`href="${forum.url}/c/${brand.slug}/s/shelf?show=products"`);
    expect((await page('/s/shelf?show=products&after=forged')).status).toBe(400);
    await settle(forum);
    const { statements } = await countStatements(() => page('/s/shelf?show=products&x=1'));
    expect(ofRequest(statements).length).toBeLessThanOrEqual(5);
  }, 120_000);

  it('cost a guest five statements at most', async () => {
    for (const path of ['/s/reviews', of('Lamp')]) {
      await page(path);
      await settle(forum);
      const { statements } = await countStatements(() => page(`${path}${path.includes('?') ? '&' : '?'}x=1`));
      const asked = ofRequest(statements);
      expect([path, asked.length <= 5 ? [] : asked]).toEqual([path, []]);
    }
  });
});
