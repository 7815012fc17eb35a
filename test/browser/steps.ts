import { DEMO_PASSWORD } from '#server';
import type { Locator, Page } from 'playwright-core';

/** Opens the demo brand's page, signed in there as one of its customers, and answers the widget on it. */
export async function openBrandPage(page: Page, brandUrl: string, customer: string): Promise<Locator> {
  await page.goto(`${brandUrl}/`);
  await page.locator('#customer').selectOption(customer);
  const widget = page.locator('parvis-forum');
  // A guest has the button for a new discussion, too: only a member has the bell.
  await widget.locator('.bell').waitFor();
  await widget.getByRole('button', { name: 'Nouvelle discussion' }).waitFor();
  return widget;
}

/** Opens a thread of the widget's list by its title. */
export async function openThread(widget: Locator, title: string): Promise<void> {
  await widget.getByRole('link', { name: title }).click();
  await widget.getByLabel('Votre réponse').waitFor();
}

/** Signs in at the console's door and waits for its first screen. */
export async function enterConsole(
  page: Page,
  forumUrl: string,
  email: string,
  password = DEMO_PASSWORD,
): Promise<void> {
  await page.goto(`${forumUrl}/console/`);
  await knock(page, email, password);
  await page.waitForURL(/\/console\/[a-z-]+\//);
}

/** Signs somebody in at the forum by a session cookie, `name=value`, without passing a door. */
export async function carryCookie(page: Page, forumUrl: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: forumUrl }]);
}

/** Fills in the form of the console's door and sends it. */
export async function knock(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** Leaves the console by its own menu. */
export async function leaveConsole(page: Page): Promise<void> {
  await page.getByRole('button', { name: /déconnexion/ }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
}
