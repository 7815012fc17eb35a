import { SignJWT } from 'jose';
import { type Forum, startForum, type TestCommunity, type TestSpace } from '#test-support';
import { Reviewer } from './reviewing.js';

describe('verified customers', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let key: { kid: string; secret: string };

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand, { kind: 'reviews' });
    const admin = await forum.make.member(brand, { role: 'admin' });
    const { data } = await forum.graphql<{ ssoKeyCreate: { ssoKey: { kid: string }; secret: string } }>(
      `mutation { ssoKeyCreate(input: { algorithm: HS256, label: "Shop" }) { ssoKey { kid } secret } }`,
      {},
      { community: brand.slug, cookie: admin.cookie },
    );
    key = { kid: data.ssoKeyCreate.ssoKey.kid, secret: data.ssoKeyCreate.secret };
  });
  afterAll(() => forum.stop());

  /** The customer, with a session that a token of the brand's has just opened. */
  async function customer(sub: string, claims: object, secret = key.secret): Promise<Reviewer | null> {
    const iat = Math.floor(Date.now() / 1_000);
    const payload = {
      aud: brand.slug,
      sub,
      iat,
      exp: iat + 60,
      jti: crypto.randomUUID(),
      name: sub,
      ...claims,
    };
    const token = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .sign(Buffer.from(secret, 'utf8'));
    const { data } = await forum.graphql<{ ssoSignIn: { token: string | null } }>(
      `mutation ($token: String!) { ssoSignIn(input: { token: $token }) { token userErrors { code } } }`,
      { token },
      { community: brand.slug },
    );
    return data.ssoSignIn.token === null
      ? null
      : new Reviewer(forum, { community: brand.slug, token: data.ssoSignIn.token });
  }
  async function isVerified(who: Reviewer | null, product: string): Promise<boolean | undefined> {
    const { threadId } = (await who?.review(space, { rating: 5, product })) ?? {};
    return (await who?.shown(threadId ?? ''))?.extras?.review?.isVerified;
  }

  it('are those whose products the brand’s token names, or who have bought all', async () => {
    const buyer = await customer('buyer', { verified_products: ['SKU-1', 'Crème  Été'] });
    expect(await isVerified(buyer, 'sku-1')).toBe(true);
    expect(await isVerified(buyer, 'CRÈME ÉTÉ')).toBe(true);
    expect(await isVerified(buyer, 'SKU-2')).toBe(false);
    expect(await isVerified(await customer('collector', { verified_products: true }), 'Anything')).toBe(true);
  });

  it('are nobody else, whatever the token or the customer says', async () => {
    for (const claim of [undefined, false, 'SKU-1', 1, { 'SKU-1': true }, [], ['sku-10', 7, null, '']])
      expect(
        await isVerified(await customer(`c-${JSON.stringify(claim)}`, { verified_products: claim }), 'SKU-1'),
      ).toBe(false);
    expect(await customer('forger', { verified_products: true }, 'x'.repeat(43))).toBeNull();
    const forum2 = await forum.make.member(brand);
    const plain = new Reviewer(forum, { community: brand.slug, token: forum2.token });
    const claimed = await plain.ask(
      `mutation ($input: ThreadOpenInput!) { threadOpen(input: $input) { thread { id } userErrors { code } } }`,
      {
        input: {
          spaceId: space.id,
          title: 'T',
          body: 'B',
          idempotencyKey: crypto.randomUUID(),
          review: { rating: 5, product: 'SKU-1', isVerified: true },
        },
      },
    );
    expect(claimed.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('are so when they write: a later token changes no review that is there', async () => {
    const sub = 'returning';
    const first = await customer(sub, { verified_products: ['SKU-7'] });
    const { threadId } = (await first?.review(space, { rating: 5, product: 'SKU-7' })) ?? {};
    const later = await customer(sub, {});
    expect((await later?.shown(threadId ?? ''))?.extras?.review?.isVerified).toBe(true);
    await later?.withdraw(await later.firstPostId(threadId ?? ''));
    expect(await isVerified(later, 'SKU-7')).toBe(false);
  });
});
