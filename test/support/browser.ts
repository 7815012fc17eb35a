import { type Browser, chromium, type Page } from 'playwright-core';
import { testEnvironment } from './environment.js';

/** Keeps a browser quiet on a machine without a network, and running as root. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=fr-FR',
];

/** How a person's browser is set up. */
export interface PersonOptions {
  width?: number;
  height?: number;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  /** Off: a reader whose browser runs no script. */
  hasJavaScript?: boolean;
}

/** A real headless Chromium, in which several people sit: each has cookies, storage and sockets of their own. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<TestBrowser> {
    const executablePath = testEnvironment.chromiumPath;
    return new TestBrowser(await chromium.launch({ executablePath, headless: true, args: FLAGS }));
  }

  /** A page of somebody new. Waits at most 20 seconds for what a test expects. */
  async person(options: PersonOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
      locale: options.locale ?? 'fr-FR',
      timezoneId: 'Europe/Paris',
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
      javaScriptEnabled: options.hasJavaScript ?? true,
      acceptDownloads: true,
    });
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** What a page complained about: script errors, refused resources, breaches of its content security policy. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
