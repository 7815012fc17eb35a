import type { Locator, Page } from 'playwright-core';

/** Opens the demo brand's page, signed in there as one of its customers, and answers the widget on it. */
export async function openBrandPage(page: Page, brandUrl: string, customer: string): Promise<Locator> {
  await page.goto(`${brandUrl}/`);
  await page.locator('#customer').selectOption(customer);
  const widget = page.locator('parvis-forum');
  await widget.getByRole('button', { name: 'Nouvelle discussion' }).waitFor();
  return widget;
}

/** Opens a thread of the widget's list by its title. */
export async function openThread(widget: Locator, title: string): Promise<void> {
  await widget.getByRole('link', { name: title }).click();
  await widget.getByLabel('Votre réponse').waitFor();
}

/** Signs staff of the demo in to the console and waits for its first screen. */
export async function enterConsole(page: Page, forumUrl: string, email: string): Promise<void> {
  await page.goto(`${forumUrl}/console/`);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill('une-lampe-allumee');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(/\/console\/[a-z-]+\//);
}
