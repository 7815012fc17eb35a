import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { testEnvironment } from '../support/environment.js';

const DOCS = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../../../test-output/', import.meta.url));

/** Takes the picture of a story's moment: into the run's output, or with UPDATE_PICTURES into the README's images. */
export async function picture(
  page: Page,
  name: 'widget' | 'queue' | 'verbatims' | `reading-${string}`,
): Promise<void> {
  const folder = testEnvironment.updatesPictures && !name.startsWith('reading-') ? DOCS : OUTPUT;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png` });
}

/** Takes a picture for whoever looks at a run: into its output. */
export async function look(page: Page, name: string): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  await page.screenshot({ path: `${OUTPUT}writing-${name}.png` });
}
