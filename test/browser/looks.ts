import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const OUTPUT = fileURLToPath(new URL('../../../test-output/', import.meta.url));

/** Keeps how a page looks, for people to look at: wide and narrow, light and dark. It is as it was afterwards. */
export async function keepLooks(page: Page, name: string): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.screenshot({ path: `${OUTPUT}${name}.png` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${OUTPUT}${name}-dark.png` });
  await page.setViewportSize({ width: 360, height: 780 });
  await page.screenshot({ path: `${OUTPUT}${name}-narrow-dark.png` });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: `${OUTPUT}${name}-narrow.png` });
  await page.setViewportSize(before);
}
