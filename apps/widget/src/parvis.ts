import type { WidgetMethods, WidgetTokenSource } from '#protocol';
import type { App } from './app.js';

const NAME = 'parvis-forum';

/**
 * `<parvis-forum community="…">`: a brand's forum on the brand's own page.
 * This file only registers the element and keeps its place; everything else comes when one is on the page.
 */
export class ParvisForum extends HTMLElement implements WidgetMethods {
  static readonly observedAttributes = [
    'community',
    'mode',
    'space',
    'thread-id',
    'binding-key',
    'product',
    'lang',
    'theme',
    'server',
    'session',
  ];

  #shadow: ShadowRoot | null = null;
  #app: Promise<App> | null = null;
  #getToken: WidgetTokenSource | null = null;

  connectedCallback(): void {
    this.#app ??= this.#mount();
  }

  disconnectedCallback(): void {
    // A host that only moves the element re-inserts it within the same task.
    queueMicrotask(() => {
      if (this.isConnected) return;
      void this.#app?.then((app) => app.unmount());
      this.#app = null;
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before !== after) void this.#app?.then((app) => app.attributeChanged(name));
  }

  async identify(getToken: WidgetTokenSource): Promise<void> {
    this.#getToken = getToken;
    const app = await this.#app;
    if (!app) return;
    await (await app.session()).identify(getToken);
    await app.reload();
  }

  logout(): void {
    this.#getToken = null;
    void this.#app?.then(async (app) => (await app.session()).end());
  }

  async #mount(): Promise<App> {
    if (!this.#shadow) {
      // The page's own children, if any, stay readable until there is something better.
      this.#shadow = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host{display:block;min-height:24rem}:host([hidden]){display:none}');
      this.#shadow.adoptedStyleSheets = [sheet];
      this.#shadow.append(document.createElement('slot'));
    }
    const { App: Application } = await import('./mount.js');
    const app = new Application(this, this.#shadow, new URL(import.meta.url).origin);
    if (this.isConnected) void app.start(this.#getToken);
    return app;
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, ParvisForum);
