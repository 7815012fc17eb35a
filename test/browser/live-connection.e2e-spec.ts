import { openDemo, type RunningDemo } from '#server';
import {
  type Forum,
  openThread,
  reply,
  startForum,
  TestBrowser,
  type TestMember,
  waitFor,
} from '#test-support';
import type { Locator, Page } from 'playwright-core';

/** What the page keeps of its WebSockets. */
interface Sockets {
  sockets: WebSocket[];
}

describe('a reader’s connection to a thread', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let writer: TestMember;
  let threadId: string;

  beforeAll(async () => {
    [forum, browser] = await Promise.all([startForum(), TestBrowser.open()]);
    demo = await openDemo(forum.server, forum.config);
    const [community] = await forum.database.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM community WHERE slug = $1',
      [demo.communitySlug],
    );
    const [space] = await forum.database.query<{ id: string; slug: string }>(
      `SELECT id, slug FROM space WHERE visibility = 'public' LIMIT 1`,
    );
    if (!community || !space) throw new Error('The demo has no public space.');
    writer = await forum.make.member(community, { role: 'admin' });
    const text = { title: 'Le fil suivi', body: 'Ouverture.' };
    ({ threadId } = await openThread(forum, { member: writer, community, space }, text));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  it('brings what was written while the network was away', async () => {
    const page = await browser.person();
    const widget = await follow(page);
    await write('Avant la coupure.');
    await widget.getByText('Avant la coupure.').waitFor();
    await page.context().setOffline(true);
    await page.evaluate(() => (globalThis as unknown as Sockets).sockets.at(-1)?.close());
    await widget.getByText('Vous êtes hors ligne.').waitFor();
    await write('Pendant la coupure.');
    await page.context().setOffline(false);
    await widget.getByText('Pendant la coupure.').waitFor();
    await connected(page, 2);
    await write('Après la coupure.');
    await widget.getByText('Après la coupure.').waitFor();
  }, 60_000);

  it('loads nothing of long polling where a WebSocket passes', async () => {
    const page = await browser.person();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await follow(page);
    expect(asked.filter((url) => /\/live-[\w-]+\.js$/.test(url))).not.toEqual([]);
    expect(asked.filter((url) => /\/polling-[\w-]+\.js$|transport=polling/.test(url))).toEqual([]);
  }, 60_000);

  it('goes on by long polling where no WebSocket passes', async () => {
    const page = await browser.person();
    await page.addInitScript(() => {
      // Fails as a browser's own does behind a proxy that refuses the upgrade.
      class Refused {
        onerror?: (event: Event) => void;
        onclose?: (event: Event) => void;
        constructor() {
          setTimeout(() => {
            this.onerror?.(new Event('error'));
            this.onclose?.(new Event('close'));
          });
        }
        close(): void {}
      }
      Object.assign(globalThis, { WebSocket: Refused });
    });
    const polled = page.waitForResponse((response) => response.url().includes('transport=polling'));
    const widget = await open(page);
    expect((await polled).ok()).toBe(true);
    await page.waitForRequest((request) => request.url().includes('&sid='));
    await write('Par une autre voie.');
    await widget.getByText('Par une autre voie.').waitFor();
  }, 60_000);

  it('loads what pages a long thread when another page is asked for, by button or by permalink', async () => {
    for (let reply = 1; reply <= 35; reply += 1) await write(`Message ${reply} du fil.`);
    const page = await browser.person();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const paging = () => asked.filter((url) => /\/paging-[\w-]+\.js$/.test(url));
    const widget = await open(page);
    const more = widget.getByRole('button', { name: 'Afficher la suite' });
    await more.waitFor();
    expect(paging()).toEqual([]);
    await more.click();
    const last = widget.getByRole('article').filter({ hasText: 'Message 35 du fil.' });
    await last.waitFor();
    expect(paging()).toHaveLength(1);
    const hash = `#${await last.getAttribute('id')}`;
    const other = await browser.person();
    await open(other, hash);
    await other.locator(`parvis-forum ${hash}:focus`).waitFor();
  }, 60_000);

  async function open(page: Page, hash = ''): Promise<Locator> {
    await page.goto(`${forum.url}/c/${demo.communitySlug}/t/${threadId}${hash}`);
    const widget = page.locator('parvis-forum');
    await widget.locator('article[part]').first().waitFor();
    return widget;
  }

  /** A guest at the end of the thread, once live. */
  async function follow(page: Page): Promise<Locator> {
    await page.addInitScript(() => {
      const sockets: WebSocket[] = [];
      globalThis.WebSocket = class extends WebSocket {
        constructor(url: string | URL) {
          super(url);
          this.addEventListener('message', ({ data }) => {
            // The answer to a handshake.
            if (String(data).startsWith('40')) sockets.push(this);
          });
        }
      };
      Object.assign(globalThis, { sockets });
    });
    const widget = await open(page);
    await connected(page, 1);
    return widget;
  }

  /** Waits until the server has taken the reader in that many times. */
  async function connected(page: Page, times: number): Promise<void> {
    const count = () => page.evaluate(() => (globalThis as unknown as Sockets).sockets.length);
    await waitFor('the connection', async () => (await count()) >= times, 20_000);
  }

  async function write(body: string): Promise<void> {
    const community = { id: writer.communityId, slug: demo.communitySlug };
    await reply(forum, { member: writer, community }, { threadId, body });
  }
});
