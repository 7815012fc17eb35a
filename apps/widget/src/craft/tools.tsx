import { Component } from 'preact';
import type { App } from '../app.js';
import type { DraftPlaceInput } from '../generated/operations.js';
import { Icon } from '../ui/icon.js';
import type { Draft } from '../write/draft.js';
import { format, FORMATS } from './formatting.js';
import { DraftKeeper } from './keeper.js';
import { Names, type NamesPlace } from './names.js';

export interface ToolsProps {
  app: App;
  draft: Draft;
  field: HTMLTextAreaElement;
  /** Where the draft is kept; null for a place that no other device knows. */
  place: DraftPlaceInput | null;
  namesPlace: () => NamesPlace;
}

/** The bar above a field: how to format, whom to name, and how the draft stands. */
export class Tools extends Component<ToolsProps> {
  #names: Names | null = null;
  #keeper: DraftKeeper | null = null;
  readonly #abort = new AbortController();

  override componentDidMount(): void {
    const { app, field, place, namesPlace } = this.props;
    this.#names = new Names(app, field, namesPlace, this.#redraw);
    field.parentElement?.classList.add('crafted');
    if (!place) return;
    this.#keep();
    void this.#keeper?.load();
    const { signal } = this.#abort;
    const look = () => {
      if (document.visibilityState === 'visible') void this.#keeper?.load();
    };
    document.addEventListener('visibilitychange', look, { signal });
    addEventListener('focus', look, { signal });
    field.form?.addEventListener('input', () => this.#keeper?.touch(), { signal });
  }

  /** A draft that was sent is followed by an empty one. */
  override componentDidUpdate({ draft }: ToolsProps): void {
    if (draft !== this.props.draft) this.#keep();
  }

  override componentWillUnmount(): void {
    this.#names?.close();
    this.#keeper?.stop();
    this.#abort.abort();
  }

  override render() {
    const { app, field } = this.props;
    const { t } = app;
    return (
      <>
        <div class="tools" role="toolbar" aria-label={t('formatting')} aria-controls={field.id}>
          {FORMATS.map((each, index) => (
            <button
              key={each.key}
              type="button"
              tabIndex={index ? -1 : 0}
              aria-label={t(each.key)}
              title={t(each.key)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => format(field, each)}
              onKeyDown={rove}
            >
              <Icon path={each.path} />
            </button>
          ))}
        </div>
        {this.#list()}
        {this.#standing()}
      </>
    );
  }

  readonly #redraw = (): void => {
    this.forceUpdate();
    this.props.app.update();
  };

  #keep(): void {
    const { app, draft, place } = this.props;
    this.#keeper?.stop();
    this.#keeper = place && new DraftKeeper(app, draft, place, this.#redraw);
  }

  #list() {
    const names = this.#names;
    if (!names?.found.length) return null;
    const { t } = this.props.app;
    return (
      <>
        <span class="sr" role="status">
          {t('namesFound', { n: names.found.length })}
        </span>
        <ul class="names" id={names.listId} role="listbox" aria-label={t('names')}>
          {names.found.map((member, index) => (
            <li
              key={member.id}
              id={`${names.listId}-${index}`}
              role="option"
              aria-selected={index === names.chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                names.take(member);
              }}
            >
              <b>{member.displayName}</b>
              <span class="quiet">@{member.handle}</span>
            </li>
          ))}
        </ul>
      </>
    );
  }

  #standing() {
    const keeper = this.#keeper;
    const { app, draft } = this.props;
    if (!keeper) return this.props.place && <div class="drafted-place" aria-hidden="true" />;
    if (keeper.other)
      return (
        <div class="drafted" role="alert">
          <span>{app.t('draftElsewhere')}</span>
          <blockquote dir="auto">{keeper.other.body}</blockquote>
          <button type="button" onClick={() => keeper.takeOther()}>
            {app.t('draftTake')}
          </button>
          <button type="button" onClick={() => keeper.keepMine()}>
            {app.t('draftKeep')}
          </button>
        </div>
      );
    return (
      <div class="drafted quiet" aria-live="polite">
        {keeper.state !== 'none' && draft.body !== '' && (
          <>
            <span>{app.t(keeper.state === 'saved' ? 'draftSaved' : 'draftNotSaved')}</span>
            <button type="button" onClick={() => void keeper.discard()}>
              {app.t('draftDiscard')}
            </button>
          </>
        )}
      </div>
    );
  }
}

/** Arrows go along the bar; Tab leaves it. */
function rove(event: KeyboardEvent): void {
  const button = event.currentTarget as HTMLElement;
  const step = { ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' }[event.key];
  const next = step && (button[step as 'nextElementSibling'] as HTMLElement | null);
  if (!next) return;
  button.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
