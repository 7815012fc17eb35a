import type { App } from '../app.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/list.css?inline';
import { ThreadPane } from '../thread-pane.js';
import { Article } from './article.js';
import { ListPane } from './list-pane.js';
import { Screen } from './screen.js';

/** A list this short is simply fetched again on the way back; a longer one stays as the reader left it. */
const REFRESH_UP_TO = 20;

/** Mode `forum`: spaces, lists, the form of a new thread, and the way between them. */
export class Forum {
  readonly Screen = Screen;
  readonly Article = Article;
  readonly list: ListPane;
  isWriting = false;
  #returnTo = 0;

  constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
    this.list = new ListPane(app, app.host.getAttribute('space'));
  }

  async load(): Promise<void> {
    await this.list.load();
  }

  openThread(id: string): Promise<void> {
    this.#leave();
    this.isWriting = false;
    this.app.thread = new ThreadPane(this.app, { id });
    const loaded = this.app.thread.load();
    this.#toTop();
    return loaded;
  }

  openForm(): void {
    this.#leave();
    this.isWriting = true;
    void this.app.conversation?.loadWriting();
    this.#toTop();
  }

  /** What a member writes to the brand alone comes with it. */
  async loadPrivate(): Promise<void> {
    const { app } = this;
    try {
      const { Private } = await import('../private/private.js');
      app.privately ??= await Private.open(app);
      await app.privately.load();
    } catch (error) {
      app.report(error);
    }
  }

  /** Back to the list, where it was left. */
  openList(): void {
    const { app, list } = this;
    const from = app.thread?.state?.id;
    app.thread = null;
    this.isWriting = false;
    app.live?.watch();
    if (list.rows.length <= REFRESH_UP_TO) void list.choose(list.space);
    app.update();
    requestAnimationFrame(() => {
      scrollTo({ top: this.#returnTo, behavior: 'instant' });
      const row = from ? app.shadow.getElementById(`thread-${from}`) : null;
      (row ?? app.shadow.querySelector<HTMLElement>('[data-heading]'))?.focus({ preventScroll: true });
    });
  }

  #leave(): void {
    if (!this.app.thread && !this.isWriting) this.#returnTo = scrollY;
  }

  #toTop(): void {
    const { host, shadow } = this.app;
    this.app.update();
    requestAnimationFrame(() => {
      if (host.getBoundingClientRect().top < 0) host.scrollIntoView({ behavior: 'instant' });
      shadow.querySelector<HTMLElement>('[data-heading], .back')?.focus({ preventScroll: true });
    });
  }
}
