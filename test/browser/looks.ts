import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const OUTPUT = fileURLToPath(new URL('../../../test-output/', import.meta.url));

/** Keeps how a page looks, for people to look at: wide and narrow, light and dark. It is as it was afterwards. */
export async function keepLooks(page: Page, name: string): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  await shoot(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, `${name}-dark`);
  await page.setViewportSize({ width: 360, height: 780 });
  await shoot(page, `${name}-narrow-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await shoot(page, `${name}-narrow`);
  await page.setViewportSize(before);
}

/** Once what changes its colour has changed it. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    // What goes on for ever is not waited for.
    const running = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
  await page.screenshot({ path: `${OUTPUT}${name}.png` });
}
