import { Component } from 'preact';
import type { App } from '../app.js';
import { AnnouncementExpireDocument } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';
import { attempt } from './attempt.js';

interface Props {
  app: App;
  pane: ThreadPane;
}

interface State {
  /** As the field has it, by the reader's own clock; null: as it stands. */
  end: string | null;
  isBusy: boolean;
}

const MINUTE = 60_000;

/** Staff say until when an announcement is current. */
export class EndForm extends Component<Props, State> {
  override state: State = { end: null, isBusy: false };
  #details: HTMLDetailsElement | null = null;

  override render() {
    const { app, pane } = this.props;
    const { t } = app;
    const id = `end-${pane.state?.id}`;
    return (
      <details ref={(node) => void (this.#details = node)}>
        <summary>{t('setNewsEnd')}</summary>
        <form
          class="kind-form"
          aria-busy={this.state.isBusy}
          onSubmit={(event) => {
            event.preventDefault();
            void this.#save();
          }}
        >
          <label for={id}>{t('newsEnd')}</label>
          <p class="quiet" id={`${id}-hint`}>
            {t('newsEndHint')}
          </p>
          <input
            id={id}
            type="datetime-local"
            aria-describedby={`${id}-hint`}
            value={this.#shown}
            onInput={({ currentTarget }) => this.setState({ end: currentTarget.value })}
          />
          <button type="submit" class="kind-button" part="button">
            {t('newsEndSave')}
          </button>
        </form>
      </details>
    );
  }

  get #shown(): string {
    const { end } = this.state;
    const stands = this.props.pane.state?.extras?.announcement?.expiresAt;
    if (end !== null || !stands) return end ?? '';
    const at = new Date(stands);
    return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
  }

  async #save(): Promise<void> {
    const { app, pane } = this.props;
    if (this.state.isBusy || !pane.state) return;
    const end = this.#shown;
    this.setState({ isBusy: true });
    const isDone = await attempt(app, pane, {
      document: AnnouncementExpireDocument,
      input: { threadId: pane.state.id, expiresAt: end ? new Date(end).toISOString() : null },
      isByStaff: true,
      said: app.t('newsEndSaid'),
    });
    this.setState({ isBusy: false, ...(isDone && { end: null }) });
    if (!isDone || !this.#details) return;
    this.#details.open = false;
    this.#details.querySelector('summary')?.focus();
  }
}
