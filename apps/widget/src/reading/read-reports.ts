import type { App } from '../app.js';
import { ThreadReadDocument } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';

const EVERY_MS = 10_000;
/** Who does nothing for so long does not read. */
const AWAY_AFTER_MS = 60_000;

/** Says how far the member has read: every ten seconds where there is something to say, and when he leaves. */
export class ReadReports {
  #pane: ThreadPane | null = null;
  #seen = 0;
  #reported = 0;
  #seconds = 0;
  #lastSign = Date.now();
  readonly #observer: IntersectionObserver;

  constructor(private readonly app: App) {
    const { signal } = app;
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), { threshold: [0, 0.5] });
    const count = setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - this.#lastSign < AWAY_AFTER_MS)
        this.#seconds += 1;
    }, 1_000);
    const tick = setInterval(() => this.#tick(), EVERY_MS);
    const sign = () => {
      this.#lastSign = Date.now();
    };
    for (const name of ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'])
      addEventListener(name, sign, { signal, passive: true, capture: true });
    addEventListener('pagehide', () => this.#send(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') this.#send();
      },
      { signal },
    );
    const redrawn = new MutationObserver(() => this.#observe());
    redrawn.observe(app.container, { childList: true, subtree: true });
    signal.addEventListener('abort', () => {
      this.#send();
      clearInterval(count);
      clearInterval(tick);
      redrawn.disconnect();
      this.#observer.disconnect();
    });
  }

  /** From now on it is this thread that is read. */
  watch(pane: ThreadPane | null): void {
    if (pane === this.#pane) return;
    this.#send();
    this.#pane = pane;
    this.#seen = this.#reported = this.#seconds = 0;
    this.#observe();
  }

  #tick(): void {
    if (this.app.thread !== this.#pane) this.watch(this.app.thread);
    else this.#send();
  }

  #observe(): void {
    if (this.app.thread !== this.#pane) return this.watch(this.app.thread);
    this.#observer.disconnect();
    if (!this.#pane) return;
    for (const node of this.app.container.querySelectorAll('article.post')) this.#observer.observe(node);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    if (document.visibilityState !== 'visible') return;
    const posts = this.#pane?.state?.posts;
    for (const { target, isIntersecting, intersectionRatio, rootBounds } of entries) {
      // Half of a post, or as much of a long one as fits.
      const fills = target.getBoundingClientRect().height > (rootBounds?.height ?? 0);
      if (!isIntersecting || (intersectionRatio < 0.5 && !fills)) continue;
      this.#seen = Math.max(this.#seen, posts?.get(target.id.slice(2))?.seq ?? 0);
    }
  }

  #send(): void {
    const id = this.#pane?.state?.id;
    const { server, community, token } = this.app.connection;
    if (!id || !this.app.viewer || !this.#seen || (this.#seen <= this.#reported && this.#seconds === 0))
      return;
    const input = { threadId: id, upToSeq: this.#seen, seconds: Math.min(this.#seconds, 60) };
    this.#reported = this.#seen;
    this.#seconds = 0;
    // It outlives the page, which a request of the connection would not.
    void fetch(`${server}/graphql?community=${encodeURIComponent(community)}`, {
      method: 'POST',
      keepalive: true,
      credentials: token ? 'omit' : 'same-origin',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ documentId: ThreadReadDocument, variables: { input } }),
    }).catch(() => {
      // Said again with the next report.
      this.#reported = 0;
    });
  }
}
