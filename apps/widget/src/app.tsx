import type { WidgetEventDetails, WidgetMode, WidgetTheme, WidgetTokenSource } from '#protocol';
import { render } from 'preact';
import type { accentTokens } from '../model/contrast.js';
import type { Translate } from '../model/messages.js';
import { authorFromFields, type Author } from '../model/post.js';
import { Connection, RequestError } from './connection.js';
import type { Conversation } from './conversation.js';
import type { Extras } from './extras/extras.js';
import type { Forum } from './forum/forum.js';
import type { Reviews } from './reviews/reviews.js';
import type { Kinds } from './kinds/kinds.js';
import type { FrameFieldsFragment } from './generated/operations.js';
import { Language, LIST, MORE, READ, type TextKey } from './language.js';
import type { Notices } from './notices/notices.js';
import type { Private } from './private/private.js';
import type { Live } from './live/live.js';
import type { Reading } from './reading/reading.js';
import type { Session } from './session.js';
import { adoptStyles } from './styles.js';
import css from './styles/read.css?inline';
import { applyTheme } from './theme.js';
import { ThreadPane, type ThreadTarget } from './thread-pane.js';
import { Root } from './ui/root.js';
import type { Writing } from './write/writing.js';

/**
 * One widget on a page: holds what is shown and draws it. Its parts come when they are needed: the forum's lists, the
 * session, and, after the first paint, everything that is more than reading.
 */
export class App {
  readonly language = new Language();
  connection!: Connection;
  brand = '';
  viewer: Author | null = null;
  /** Signed in on this origin, but not yet a member of the community. */
  canJoin = false;
  /** The community's, those that are still counted included. */
  reactions: FrameFieldsFragment['community']['reactions'] = [];
  thread: ThreadPane | null = null;
  forum: Forum | null = null;
  conversation: Conversation | null = null;
  writing: Writing | null = null;
  extras: Extras | null = null;
  /** Where a thread is a review, or a space is for them. */
  reviews: Reviews | null = null;
  /** Where a thread or a list is of questions, ideas or announcements. */
  kinds: Kinds | null = null;
  /** Of members only. */
  reading: Reading | null = null;
  notices: Notices | null = null;
  /** In mode `forum`. */
  privately: Private | null = null;
  live: Live | null = null;
  isOffline = false;
  /** What the community lets authors and readers do with texts. */
  rules!: Pick<FrameFieldsFragment['community'], 'editWindowMinutes' | 'publicRevisions'>;
  now = Date.now();
  announcement = '';
  /** Corrects the brand's accent for the ground it lands on; until it is there, accents are plain text. */
  accentTokens: typeof accentTokens | null = null;

  readonly container = document.createElement('div');
  readonly #tokens: CSSStyleSheet;
  readonly #abort = new AbortController();
  readonly signal = this.#abort.signal;
  #session: Session | null = null;
  #accent = '';
  #isReady = false;
  #isScheduled = false;

  constructor(
    readonly host: HTMLElement,
    readonly shadow: ShadowRoot,
    private readonly scriptOrigin: string,
  ) {
    this.container.className = 'parvis';
    this.container.setAttribute('part', 'root');
    shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.slice(0, 1);
    adoptStyles(shadow, css);
    this.#tokens = adoptStyles(shadow, '');
  }

  get t(): Translate<TextKey> {
    return this.language.t;
  }

  get lang(): string {
    return this.language.code;
  }

  get mode(): WidgetMode {
    return this.host.getAttribute('mode') === 'thread' ? 'thread' : 'forum';
  }

  get isCookieSession(): boolean {
    return this.host.hasAttribute('session');
  }

  async start(getToken: WidgetTokenSource | null): Promise<void> {
    const server = new URL(this.host.getAttribute('server') ?? this.scriptOrigin, location.href).origin;
    this.connection = new Connection(server, this.host.getAttribute('community') ?? '');
    await Promise.all([this.#speak(), this.language.load(READ)]);
    this.retheme();
    if (this.mode === 'thread') this.thread = new ThreadPane(this, this.#boundTarget());
    else {
      const [{ Forum: Lists }] = await Promise.all([
        import('./forum/forum.js'),
        this.language.load(LIST),
        this.language.load(MORE),
      ]);
      this.forum = new Lists(this);
    }
    // What the page itself put in the element stays until there is something better.
    if (!this.host.childElementCount) this.#show();
    if (this.isCookieSession || getToken) {
      const session = await this.session();
      await (getToken ? session.identify(getToken) : session.useCookie());
    }
    await this.load();
  }

  /** Who is signed in; loaded when somebody may be. */
  async session(): Promise<Session> {
    const { Session: Sessions } = await import('./session.js');
    return (this.#session ??= new Sessions(this));
  }

  /** The same screen, as the present viewer may see it. */
  async reload(): Promise<void> {
    if (this.thread) this.thread.act = null;
    this.live?.restart();
    await this.load();
  }

  async load(): Promise<void> {
    await Promise.all([this.thread?.load(), this.forum?.load()]);
  }

  attributeChanged(name: string): void {
    if (!this.connection) return;
    if (name === 'theme') return this.retheme();
    if (name === 'lang') return void this.#speak();
    this.live?.close();
    this.live = this.thread = this.forum = null;
    this.#isReady = false;
    void this.start(null);
  }

  unmount(): void {
    this.#abort.abort();
    this.live?.close();
    render(null, this.container);
  }

  /** What every first answer carries: the brand and who is asking. */
  frame({ community, viewer: { kind, member } }: FrameFieldsFragment): void {
    this.brand = community.name;
    this.reactions = community.reactions;
    this.rules = community;
    this.viewer = kind === 'MEMBER' && member ? authorFromFields(member) : null;
    if (this.#accent === community.theme.accent) return;
    this.#accent = community.theme.accent;
    this.retheme();
  }

  /** First real content is there: draws it, tells the host, then loads what can wait. */
  ready(): void {
    this.#show();
    if (!this.#isReady) {
      this.#isReady = true;
      this.emit('parvis:ready', { community: this.connection.community, mode: this.mode });
    }
    requestAnimationFrame(() => setTimeout(() => void this.#afterPaint()));
  }

  async #afterPaint(): Promise<void> {
    const [{ Conversation: Talk }] = await Promise.all([
      import('./conversation.js'),
      this.conversation ?? this.language.load(MORE),
    ]);
    if (this.signal.aborted) return;
    this.conversation ??= new Talk(this);
    this.update();
    await this.conversation.follow();
  }

  /** What shows the features of posts: there is none to show without it. */
  async loadExtras(): Promise<void> {
    const { Extras: Features } = await import('./extras/extras.js');
    this.extras ??= await Features.open(this);
  }

  /** What shows reviews, once there is one. */
  async loadReviews(one: unknown): Promise<void> {
    if (!one || this.reviews) return;
    const { Reviews: Features } = await import('./reviews/reviews.js');
    this.reviews ??= await Features.open(this);
  }

  /** What shows questions, ideas and announcements, once there is one. */
  async loadKinds(one: unknown): Promise<void> {
    if (!one || this.kinds) return;
    const { Kinds: Features } = await import('./kinds/kinds.js');
    this.kinds ??= await Features.open(this);
    this.update();
  }

  report(error: unknown): void {
    const { code, message } =
      error instanceof RequestError ? error : { code: 'INTERNAL', message: String(error) };
    this.emit('parvis:error', { code, message });
  }

  /** False when the host prevented the default. */
  emit<Name extends keyof WidgetEventDetails>(name: Name, detail: WidgetEventDetails[Name]): boolean {
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true });
    return this.host.dispatchEvent(event);
  }

  update(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (this.container.isConnected && !this.signal.aborted) render(<Root app={this} />, this.container);
    });
  }

  retheme(): void {
    const theme = this.host.getAttribute('theme') as WidgetTheme | null;
    const ground = applyTheme(this.host, this.container, theme ?? 'auto');
    const tokens = this.accentTokens?.(this.#accent, ground);
    if (tokens) this.#tokens.replaceSync(tokens);
  }

  #show(): void {
    if (!this.container.isConnected) this.shadow.replaceChildren(this.container);
    this.update();
  }

  #boundTarget(): ThreadTarget {
    const id = this.host.getAttribute('thread-id');
    const key = this.host.getAttribute('binding-key');
    if (id) return { id };
    if (key) return { key, url: null };
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
    return { key: null, url: canonical ?? location.href.replace(/#.*$/, '') };
  }

  async #speak(): Promise<void> {
    const attribute = this.host.closest('[lang]:not([lang=""])')?.getAttribute('lang');
    await this.language.speak(attribute ?? navigator.language);
    this.container.lang = this.lang;
    this.update();
  }
}
