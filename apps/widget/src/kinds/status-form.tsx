import { Component } from 'preact';
import type { IdeaStatusName } from '#protocol';
import { IdeaStatusSetDocument } from '../generated/operations.js';
import { attempt } from './attempt.js';
import { STATUS_ICONS } from './icons.js';
import type { IdeaProps } from './idea.js';

interface State {
  /** Null: as it stands. */
  status: IdeaStatusName | null;
  note: string;
  isBusy: boolean;
}

const NAMES = Object.keys(STATUS_ICONS) as IdeaStatusName[];
const LONGEST_NOTE = 1_000;

/** Staff say where an idea stands, and why if they wish. */
export class StatusForm extends Component<IdeaProps, State> {
  override state: State = { status: null, note: '', isBusy: false };
  #details: HTMLDetailsElement | null = null;

  override render() {
    const { app, state, idea } = this.props;
    const { t } = app;
    const { status, note, isBusy } = this.state;
    const id = `status-${state.id}`;
    return (
      <details ref={(node) => void (this.#details = node)}>
        <summary>{t('setStatus')}</summary>
        <form
          class="kind-form"
          aria-busy={isBusy}
          onSubmit={(event) => {
            event.preventDefault();
            void this.#save();
          }}
        >
          <label for={id}>{t('ideaStatus')}</label>
          <select
            id={id}
            value={status ?? idea.status}
            onChange={({ currentTarget }) => this.setState({ status: currentTarget.value as IdeaStatusName })}
          >
            {NAMES.map((name) => (
              <option key={name} value={name} selected={name === (status ?? idea.status)}>
                {t(name)}
              </option>
            ))}
          </select>
          <label for={`${id}-note`}>{t('statusWhy')}</label>
          <p class="quiet" id={`${id}-hint`}>
            {t('statusWhyHint')}
          </p>
          <textarea
            id={`${id}-note`}
            rows={3}
            dir="auto"
            maxLength={LONGEST_NOTE}
            aria-describedby={`${id}-hint`}
            value={note}
            onInput={({ currentTarget }) => this.setState({ note: currentTarget.value })}
          />
          <button type="submit" class="kind-button" part="button">
            {t('statusSave')}
          </button>
        </form>
      </details>
    );
  }

  async #save(): Promise<void> {
    const { app, pane, state, idea } = this.props;
    const { note, isBusy } = this.state;
    const status = this.state.status ?? idea.status;
    if (isBusy) return;
    this.setState({ isBusy: true });
    const isDone = await attempt(app, pane, {
      document: IdeaStatusSetDocument,
      input: { threadId: state.id, status, note: note.trim() || null },
      isByStaff: true,
      said: app.t('statusSaid', { status: app.t(status) }),
    });
    this.setState({ isBusy: false, ...(isDone && { status: null, note: '' }) });
    if (!isDone || !this.#details) return;
    this.#details.open = false;
    this.#details.querySelector('summary')?.focus();
  }
}
