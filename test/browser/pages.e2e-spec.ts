import { openDemo, type RunningDemo } from '#server';
import {
  complaintsOf,
  type Forum,
  openThread as writeThread,
  reply,
  startForum,
  TestBrowser,
  type TestMember,
} from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { notesOf, sidewaysScrollOf, violationsOf, watchPage } from './inspect-page.js';
import { carryCookie, openBrandPage, openThread } from './steps.js';

const SCHEMES = ['light', 'dark'] as const;
const TITLE = 'Tout ce qui déborde';
const LONG_LINE =
  'const couleur = choisir(lampe, culot, puissance, temperature, abat_jour, pied, cordon, prise);';
const AWKWARD = `Une adresse https://lampes.example/${'a'.repeat(200)}\n\n\`\`\`\n${LONG_LINE}\n\`\`\`\n\n${'mot'.repeat(80)}`;
const ARABIC = 'هل يناسب هذا المصباح غرفة الأطفال؟ (E14)';

describe('the pages, as anybody may meet them', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let threadPath: string;
  let writer: TestMember;

  beforeAll(async () => {
    [forum, browser] = await Promise.all([startForum(), TestBrowser.open()]);
    demo = await openDemo(forum.server, forum.config);
    threadPath = await writeAwkwardThread();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  it.each(SCHEMES)(
    'has no accessibility violation on the hosted pages, and refuses nothing of its own (%s)',
    async (colorScheme) => {
      const page = await browser.person({ colorScheme });
      await watchPage(page);
      for (const path of hostedPaths()) {
        await page.goto(forum.url + path);
        if (path === threadPath) await takenOver(page);
        expect({ path, violations: await violationsOf(page) }).toEqual({ path, violations: [] });
        expect({ path, refusals: (await notesOf(page)).refusals }).toEqual({ path, refusals: [] });
      }
    },
    60_000,
  );

  it.each(SCHEMES)(
    'has no accessibility violation in the widget: list, thread, composer, held message (%s)',
    async (colorScheme) => {
      const page = await browser.person({ colorScheme });
      const complaints = complaintsOf(page);
      await watchPage(page);
      const night = colorScheme === 'dark' ? '/?light=night' : '';
      const widget = await openBrandPage(page, demo.brandUrl + night, 'ines');
      await expectSound(page, 'list');
      await widget.getByRole('button', { name: 'Nouvelle discussion' }).click();
      await widget.getByLabel('Titre').waitFor();
      await expectSound(page, 'composer');
      await widget.getByRole('button', { name: 'Annuler' }).click();
      await openThread(widget, TITLE);
      await expectSound(page, 'thread');
      await widget
        .getByLabel('Votre réponse')
        .fill(`J’ai vu la même ici : https://lampes.example/${colorScheme}`);
      await widget.getByRole('button', { name: 'Envoyer' }).click();
      await widget.getByText('En attente de validation').first().waitFor();
      await expectSound(page, 'held message');
      expect((await notesOf(page)).refusals).toEqual([]);
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('never scrolls sideways on the narrowest screen', async () => {
    const page = await browser.person({ width: 320, height: 640 });
    for (const path of ['/', ...hostedPaths()]) {
      await page.goto(forum.url + path);
      if (path === threadPath) await takenOver(page);
      expect({ path, sideways: await sidewaysScrollOf(page) }).toEqual({ path, sideways: 0 });
    }
    const widget = await openBrandPage(page, demo.brandUrl, 'claire');
    expect(await sidewaysScrollOf(page)).toBe(0);
    await openThread(widget, TITLE);
    expect(await sidewaysScrollOf(page)).toBe(0);
    expect(await widthBeyondScreen(widget)).toBe(0);
  }, 60_000);

  it('can be read, searched and left without JavaScript', async () => {
    const page = await browser.person({ hasJavaScript: false });
    await page.goto(`${forum.url}/c/${demo.communitySlug}`);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await page.getByText(ARABIC).evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
    await page.getByRole('searchbox').fill('abat-jour');
    await page.keyboard.press('Enter');
    await page.getByText(/messages? trouvés?/).waitFor();
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
  }, 60_000);

  it.each([
    ['a visitor on a phone', 320, false],
    ['a visitor', 1280, false],
    ['a member', 1280, true],
  ] as const)(
    'takes a hosted thread over without moving anything: %s',
    async (_who, width, isMember) => {
      const hasJavaScript = await placesOfPosts(width, isMember, true);
      const hasNone = await placesOfPosts(width, isMember, false);
      expect(hasJavaScript.shift).toBe(0);
      expect(hasJavaScript.direction).toBe('rtl');
      // Elements that replace others never count as shifted: their places are compared as well.
      expect(hasJavaScript.tops).toEqual(hasNone.tops);
    },
    60_000,
  );

  it('leads the keyboard through every control of the widget and out again', async () => {
    const page = await browser.person();
    const widget = await openBrandPage(page, demo.brandUrl, 'claire');
    await openThread(widget, TITLE);
    await widget.locator('.back').focus();
    const reached: string[] = [];
    for (let step = 0; step < 60 && reached.at(-1) !== 'outside'; step += 1) {
      await page.keyboard.press('Tab');
      reached.push(await focusIn(widget));
    }
    expect(reached.at(-1)).toBe('outside');
    expect(reached).toContain('textarea');
    expect(reached.filter((name) => name.startsWith('unmarked'))).toEqual([]);
  }, 60_000);

  it('answers an address that leads nowhere with a page for people and with JSON for programs', async () => {
    const url = `${forum.url}/nulle-part`;
    const [page, data] = await Promise.all([
      fetch(url, { headers: { accept: 'text/html,*/*;q=0.8', 'accept-language': 'fr' } }),
      fetch(url),
    ]);
    expect([page.status, data.status]).toEqual([404, 404]);
    expect(await page.text()).toContain('Rien à cette adresse');
    expect(await data.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  function hostedPaths(): string[] {
    const community = `/c/${demo.communitySlug}`;
    return [
      community,
      threadPath,
      `${community}/search?q=lampe`,
      `${community}/sign-in`,
      `${community}/rien`,
      '/nulle-part',
    ];
  }

  /** The hosted thread's element, once it has drawn itself. */
  async function takenOver(page: Page): Promise<Locator> {
    const widget = page.locator('parvis-forum');
    // The page's own articles and prompt, which are in the element until then, have no part.
    await widget.locator('article[part]').first().waitFor();
    await widget.locator('.prompt[part], textarea').waitFor();
    return widget;
  }

  /** Where the posts of the thread stand, before or after the element took it over. */
  async function placesOfPosts(
    width: number,
    isMember: boolean,
    isTakenOver: boolean,
  ): Promise<{ tops: number[]; shift: number; direction: string }> {
    const page = await browser.person({ width });
    if (isMember) await carryCookie(page, forum.url, writer.cookie);
    // Without the widget's script the element keeps what the server put in it.
    if (!isTakenOver) await page.route('**/embed/**', (route) => route.abort());
    await watchPage(page);
    await page.goto(forum.url + threadPath);
    if (isTakenOver) {
      const widget = await takenOver(page);
      const last = isMember
        ? widget.getByLabel('Votre réponse')
        : widget.getByRole('button', { name: 'Se connecter' });
      await last.waitFor();
    }
    const posts = page.locator(isTakenOver ? 'article[part]' : 'article');
    const tops = await posts.evaluateAll((nodes) =>
      nodes.map((node) => Math.round(node.getBoundingClientRect().top)),
    );
    const { shift } = await notesOf(page);
    const answer = posts.getByText(ARABIC);
    const direction = await answer.evaluate((node) => getComputedStyle(node).direction);
    await page.context().close();
    return { tops, shift, direction };
  }

  async function expectSound(page: Page, screen: string): Promise<void> {
    expect({ screen, violations: await violationsOf(page, 'parvis-forum') }).toEqual({
      screen,
      violations: [],
    });
  }

  /** By how much the widest part of a post leaves the screen, which the page's own clipping could hide. */
  async function widthBeyondScreen(widget: Locator): Promise<number> {
    const ends = await widget
      .locator('.body, .body *')
      .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().right));
    return Math.max(0, ...ends.map((end) => Math.ceil(end) - 320));
  }

  /** What has the focus within the widget, marked or not, or `outside`. */
  async function focusIn(widget: Locator): Promise<string> {
    return widget.evaluate((host) => {
      const node = host.shadowRoot?.activeElement;
      if (!node) return 'outside';
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      const isMarked = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      return `${isMarked ? '' : 'unmarked '}${node.localName}`;
    });
  }

  /** A thread with what breaks layouts, and an answer that is read from right to left. */
  async function writeAwkwardThread(): Promise<string> {
    const [community] = await forum.database.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM community WHERE slug = $1',
      [demo.communitySlug],
    );
    if (!community) throw new Error('The demo has no community.');
    writer = await forum.make.member(community, {
      role: 'admin',
      displayName: 'Nom '.repeat(15).trim(),
    });
    const [space] = await forum.database.query<{ id: string; slug: string }>(
      `SELECT id, slug FROM space WHERE community_id = $1 AND visibility = 'public' LIMIT 1`,
      [community.id],
    );
    if (!space) throw new Error('The demo has no public space.');
    const by = { member: writer, community, space };
    const { threadId } = await writeThread(forum, by, { title: TITLE, body: AWKWARD });
    await reply(forum, by, { threadId, body: ARABIC });
    return `/c/${demo.communitySlug}/t/${threadId}`;
  }
});
