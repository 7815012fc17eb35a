import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What a page has noted about itself since it began to load. */
interface PageNotes {
  /** Directive and address of each refusal of its content security policy. */
  refusals: string[];
  /** Sum of its layout shifts. */
  shift: number;
}

type NotingWindow = Window & { pageNotes: PageNotes };

/** Makes every document of the page note refusals and shifts, and lets axe in without loosening the page's policy. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript({ content: axe.source });
  await page.addInitScript(() => {
    const notes: PageNotes = { refusals: [], shift: 0 };
    Object.assign(window, { pageNotes: notes });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      notes.refusals.push(`${violatedDirective} ${blockedURI}`),
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) notes.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What a watched page has noted so far. */
export async function notesOf(page: Page): Promise<PageNotes> {
  return page.evaluate(() => (window as unknown as NotingWindow).pageNotes);
}

/** What axe finds wrong with a watched page, or with one part of it: rule, element, and why. */
export async function violationsOf(page: Page, part = 'html'): Promise<string[]> {
  return page.evaluate(async (selector) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run(selector, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary ?? ''}`),
    );
  }, part);
}

/** How far the page can be scrolled sideways, in pixels. */
export async function sidewaysScrollOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
