import { Component } from 'preact';
import type { App } from '../app.js';
import { FollowSetDocument, type FollowLevel } from '../generated/operations.js';
import { Icon } from '../ui/icon.js';

/** Outlines from Tabler Icons (MIT). */
const BELL =
  'M10 5a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3a4 4 0 0 0 2 3H4a4 4 0 0 0 2-3v-3a7 7 0 0 1 4-6M9 17v1a3 3 0 0 0 6 0v-1';
const BELL_OFF =
  'M9.3 5.3A2 2 0 0 1 14 5a7 7 0 0 1 4 6v3m-1 3H4a4 4 0 0 0 2-3v-3a7 7 0 0 1 1.3-3.7M9 17v1a3 3 0 0 0 6 0v-1M3 3l18 18';
const CHECK = 'M5 12l5 5L20 7';

interface Props {
  app: App;
  target: { kind: 'THREAD' | 'SPACE'; id: string };
  level: FollowLevel;
}

interface State {
  isOpen: boolean;
  /** Chosen here; null until then. */
  chosen: FollowLevel | null;
}

const LEVELS: Readonly<Record<Props['target']['kind'], readonly FollowLevel[]>> = {
  THREAD: ['WATCHING', 'TRACKING', 'NORMAL', 'MUTED'],
  SPACE: ['WATCHING', 'WATCHING_FIRST', 'TRACKING', 'NORMAL', 'MUTED'],
};

/** A button that opens a menu of levels: the menu button pattern (ARIA Authoring Practices Guide). */
export class FollowMenu extends Component<Props, State> {
  override state: State = { isOpen: false, chosen: null };
  #root: HTMLDivElement | null = null;
  readonly #abort = new AbortController();

  override componentDidMount(): void {
    const { signal } = this.#abort;
    const away = (event: Event) => {
      if (this.state.isOpen && this.#root && !event.composedPath().includes(this.#root))
        this.setState({ isOpen: false });
    };
    document.addEventListener('pointerdown', away, { signal });
  }

  override componentWillUnmount(): void {
    this.#abort.abort();
  }

  get #level(): FollowLevel {
    return this.state.chosen ?? this.props.level;
  }

  override render() {
    const { app, target } = this.props;
    const { t } = app;
    const { isOpen } = this.state;
    const level = this.#level;
    const label = t(target.kind === 'THREAD' ? 'followThread' : 'followSpace');
    return (
      <div class="follow" ref={(node) => void (this.#root = node)} onKeyDown={(event) => this.#key(event)}>
        <button
          type="button"
          id={`follow-${target.id}`}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-label={`${label}\u202f: ${t(level)}`}
          onClick={() => (isOpen ? this.#close() : this.#open(level))}
        >
          <Icon path={level === 'MUTED' ? BELL_OFF : BELL} />
          {t(level === 'NORMAL' ? 'follow' : level)}
        </button>
        {isOpen && (
          <div class="menu" role="menu" aria-label={label}>
            {LEVELS[target.kind].map((each) => (
              <button
                key={each}
                type="button"
                role="menuitemradio"
                aria-checked={each === level}
                tabIndex={-1}
                data-level={each}
                onClick={() => void this.#choose(each)}
              >
                <Icon path={CHECK} />
                <span>
                  <b>{t(each)}</b>
                  <small>{t(`${each}_hint`)}</small>
                </span>
              </button>
            ))}
          </div>
        )}
      </div>
    );
  }

  #items(): HTMLElement[] {
    return [...(this.#root?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? [])];
  }

  #open(at: FollowLevel | 'first' | 'last'): void {
    this.setState({ isOpen: true }, () => {
      const items = this.#items();
      const wanted = at === 'first' ? items[0] : at === 'last' ? items.at(-1) : null;
      (wanted ?? items.find(({ dataset }) => dataset.level === at) ?? items[0])?.focus();
    });
  }

  #close(): void {
    // First, so that the focus is never on what is taken away.
    this.#root?.querySelector('button')?.focus();
    this.setState({ isOpen: false });
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    const { isOpen } = this.state;
    if (!isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      return this.#open(key === 'ArrowDown' ? 'first' : 'last');
    }
    if (!isOpen) return;
    if (key === 'Tab') return this.setState({ isOpen: false });
    const items = this.#items();
    const root = this.#root?.getRootNode() as ShadowRoot;
    const place = items.indexOf(root.activeElement as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: (place + 1) % items.length,
      ArrowUp: (place - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = steps[key];
    if (key !== 'Escape' && next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) this.#close();
    else items[next]?.focus();
  }

  /** Shown at once; taken back where it could not be saved. */
  async #choose(level: FollowLevel): Promise<void> {
    const { app, target } = this.props;
    const before = this.state.chosen;
    this.setState({ chosen: level });
    this.#close();
    try {
      const { followSet } = await app.connection.send(FollowSetDocument, { input: { ...target, level } });
      if (followSet.userErrors.length === 0) return app.conversation?.say(app.t(`${level}_hint`));
    } catch (error) {
      app.report(error);
    }
    this.setState({ chosen: before });
    app.conversation?.say(app.t('notFollowed'));
  }
}
