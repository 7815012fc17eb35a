import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser } from '#test-support';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { PDF } from '../integration/media/sending-files.js';
import { openBrandPage } from './steps.js';

const OUTPUT = fileURLToPath(new URL('../../../test-output/', import.meta.url));
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'.padEnd(99),
);

/** Something to look at: a slope of colours with a disc. */
function photograph(): Promise<Buffer> {
  const [width, height] = [1600, 1000];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isLamp = (x - 1100) ** 2 + (y - 420) ** 2 < 180 ** 2;
      const slope = (x / width + y / height) / 2;
      const colour = isLamp ? [255, 233, 184] : [27 + 216 * slope, 58 + 123 * slope, 92 + 6 * slope];
      pixels.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

describe('files in the widget on a brand’s page', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let complaints: string[];
  let photo: Buffer;

  beforeAll(async () => {
    photo = await photograph();
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    claire = await browser.person();
    complaints = complaintsOf(claire);
    await mkdir(OUTPUT, { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  const shot = (page: Page, name: string) =>
    page.screenshot({ path: `${OUTPUT}attachments-${name}.png`, fullPage: true });

  it('says why before anything is posted, shows progress, and then the picture in the post', async () => {
    const widget = await openBrandPage(claire, demo.brandUrl, 'claire');
    await widget.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await widget.getByLabel('Titre').fill('Ma lampe au coucher du soleil');
    await widget.getByLabel('Votre message').fill('La voici, avec sa notice.');
    const input = widget.locator('input[type=file]');
    await input.setInputFiles([{ name: 'dessin.svg', mimeType: 'image/png', buffer: SVG }]);
    await widget.getByText('Ce type de fichier n’est pas accepté').waitFor();
    await shot(claire, 'refused');
    await widget.getByRole('button', { name: 'Publier la discussion' }).click();
    await widget.getByText('Des fichiers n’ont pas pu être envoyés').waitFor();
    await widget.getByRole('button', { name: 'Retirer dessin.svg' }).click();
    await input.setInputFiles([
      { name: 'Coucher.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: 'Notice d’emploi.pdf', mimeType: 'application/pdf', buffer: PDF },
    ]);
    await widget.getByRole('progressbar').first().waitFor();
    await widget
      .getByLabel('Description de l’image (Coucher.jpg)')
      .fill('Une lampe ronde devant un ciel orangé');
    await shot(claire, 'composer');
    await widget.getByRole('button', { name: 'Publier la discussion' }).click();
    const image = widget.getByAltText('Une lampe ronde devant un ciel orangé');
    await image.waitFor().catch(async (error: Error) => {
      await shot(claire, 'failed');
      throw new Error(`${error.message} ${JSON.stringify(complaints)}`);
    });
    await claire.waitForFunction(() => {
      const shown = document
        .querySelector('parvis-forum')
        ?.shadowRoot?.querySelector<HTMLImageElement>('.picture img');
      return !!shown && shown.complete && shown.naturalWidth > 0;
    });
    await widget.getByRole('link', { name: /Télécharger Notice d’emploi.pdf/ }).waitFor();
    await shot(claire, 'post');
  }, 120_000);

  it('opens larger in a dialog that the keyboard opens and closes', async () => {
    const widget = claire.locator('parvis-forum');
    await widget.getByRole('link', { name: /Agrandir l’image/ }).focus();
    await claire.keyboard.press('Enter');
    await widget.getByRole('dialog').waitFor();
    await claire.waitForTimeout(400);
    await claire.screenshot({ path: `${OUTPUT}attachments-dialog.png` });
    await claire.keyboard.press('Escape');
    await widget.getByRole('dialog').waitFor({ state: 'detached' });
  }, 60_000);

  it('takes a picture that is pasted into the message', async () => {
    const widget = claire.locator('parvis-forum');
    const field = widget.getByLabel('Votre réponse');
    await field.fill('Et de plus près.');
    const bytes = [
      ...(await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c8553d' } })
        .png()
        .toBuffer()),
    ];
    await field.evaluate((node, content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], 'collée.png', { type: 'image/png' }));
      node.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }),
      );
    }, bytes);
    await widget.getByText('Prêt').waitFor();
    await widget.getByRole('button', { name: 'Envoyer' }).click();
    await widget.getByText('Et de plus près.').waitFor();
    expect(await widget.locator('.picture img').count()).toBe(2);
  }, 60_000);

  it('is the same on the hosted page without a script, on a telephone, in the dark', async () => {
    const [row] = await forum.database.query<{ id: string }>(
      "SELECT id FROM thread WHERE title LIKE 'Ma lampe%'",
    );
    for (const [name, options] of [
      ['hosted', { hasJavaScript: false }],
      ['hosted-320', { hasJavaScript: false, width: 320, height: 640, colorScheme: 'dark' }],
    ] as const) {
      const page = await browser.person(options);
      const heard = complaintsOf(page);
      await page.goto(`${forum.url}/c/${demo.communitySlug}/t/${row?.id}`);
      const image = page.getByAltText('Une lampe ronde devant un ciel orangé');
      await image.waitFor();
      await page.getByRole('link', { name: /Notice d’emploi.pdf/ }).waitFor();
      await page.waitForTimeout(500);
      await shot(page, name);
      expect(heard).toEqual([]);
      await page.context().close();
    }
    for (const [name, options] of [
      ['widget-320', { width: 320, height: 640, colorScheme: 'dark' }],
      ['widget-768', { width: 768, height: 900, locale: 'en-GB' }],
    ] as const) {
      const page = await browser.person(options);
      await page.goto(`${demo.brandUrl}/`);
      const widget = page.locator('parvis-forum');
      await widget.getByRole('link', { name: 'Ma lampe au coucher du soleil' }).click();
      await widget.locator('.picture img').first().waitFor();
      await page.waitForTimeout(700);
      await widget.locator('.picture img').first().scrollIntoViewIfNeeded();
      await shot(page, name);
      await page.context().close();
    }
  }, 90_000);

  it('stops being served as soon as the space is private', async () => {
    const url = await claire
      .locator('parvis-forum')
      .locator('.picture img')
      .first()
      .evaluate((node) => (node as HTMLImageElement).currentSrc);
    expect((await fetch(url)).status).toBe(200);
    await forum.database.query(
      `UPDATE space SET visibility = 'private' WHERE id = (SELECT space_id FROM thread WHERE title LIKE 'Ma lampe%')`,
    );
    expect((await fetch(url)).status).toBe(404);
    expect(complaints.filter((text) => !/404/.test(text))).toEqual([]);
  }, 60_000);
});
