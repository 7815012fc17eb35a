import { type Browser, oidcStory } from './oidc-story.js';

const BEGUN = 60;
const FAILED = 30;

describe('how often a sign-in by a provider may be tried from one address', () => {
  const story = oidcStory();
  const { provider, get, signIn, known } = story;
  beforeEach(() => story.forum.database.query('DELETE FROM sign_in_attempt'));

  const pathOf = (id: string, rest = '') => `/c/${story.community.slug}/oidc/${id}${rest}`;
  /** The status of each of so many requests. */
  async function statusesOf(count: number, path: string): Promise<number[]> {
    const statuses: number[] = [];
    for (let turn = 0; turn < count; turn += 1) statuses.push((await get(new Map(), path)).status);
    return statuses;
  }
  const all = (count: number, status: number) => Array.from({ length: count }, () => status);
  const later = () =>
    story.forum.database.query(`UPDATE sign_in_attempt SET at = at - interval '15 minutes'`);

  it('is begun sixty times in a quarter of an hour, and not once more', async () => {
    const id = await provider();
    expect(await statusesOf(BEGUN, pathOf(id))).toEqual(all(BEGUN, 303));
    const over = await get(new Map(), pathOf(id));
    expect([over.status, over.location]).toEqual([429, '']);
    expect(over.html).toContain('Too many attempts');
    await later();
    expect((await get(new Map(), pathOf(id))).status).toBe(303);
  });

  it('fails thirty times in a quarter of an hour; a good one is then refused as well, and still good later', async () => {
    const id = await provider({ admitsNewcomers: true });
    const path = pathOf(id, `/callback?state=${'A'.repeat(43)}`);
    expect(await statusesOf(FAILED, path)).toEqual(all(FAILED, 400));
    const browser: Browser = new Map();
    story.issuer.person = known('late');
    const callback = await story.issuer.walk(await story.begin(browser, id));
    expect((await get(browser, callback)).status).toBe(429);
    await later();
    expect((await get(browser, callback)).status).toBe(303);
  });

  it('does not count against those who get in, and forgives nobody else by them', async () => {
    const id = await provider({ admitsNewcomers: true });
    const path = pathOf(id, '/callback?state=x');
    expect(await statusesOf(FAILED - 1, path)).toEqual(all(FAILED - 1, 400));
    for (let turn = 0; turn < 3; turn += 1) expect((await signIn(id, known('in'))).status).toBe(303);
    expect(await statusesOf(2, path)).toEqual([400, 429]);
  });

  it('counts a crowd one by one', async () => {
    const id = await provider();
    const path = pathOf(id, '/callback?state=x');
    const crowd = await Promise.all(Array.from({ length: FAILED + 10 }, () => get(new Map(), path)));
    expect(crowd.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(FAILED);
  });
});
