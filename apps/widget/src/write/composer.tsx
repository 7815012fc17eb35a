import { Component, type ComponentChildren } from 'preact';
import { BODY_MAX_CODE_POINTS } from '#protocol';
import type { DraftPlaceInput } from '../generated/operations.js';
import { codePointLength } from '../../model/length.js';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { ALERT, CLOCK } from '../ui/paths.js';
import type { Draft } from './draft.js';

/** The counter shows from here on. */
const NEAR_LIMIT = 1_000;
const grows = CSS.supports('field-sizing', 'content');
const submitKeys = /Mac|iP/.test(navigator.platform) ? '⌘\u202f+\u202f↵' : 'Ctrl\u202f+\u202f↵';

interface ComposerProps {
  app: App;
  draft: Draft;
  /** Unique within the element. */
  name: string;
  label: string;
  placeholder: string;
  submitLabel: string;
  isFocused?: boolean;
  /** Where the draft is kept for the member's other devices, if it is. */
  place?: DraftPlaceInput;
  threadId?: string;
  /** Said in the place of `submitLabel` while nothing may be sent. */
  waitLabel?: string | null;
  onSubmit: () => void;
  onCancel?: () => void;
  children?: ComponentChildren;
}

/** A Markdown field that grows with its text, and says where its message stands. */
export class Composer extends Component<ComposerProps> {
  #field: HTMLTextAreaElement | null = null;

  override componentDidMount(): void {
    this.#grow();
    // The field is there now: what helps writing in it can be drawn.
    this.forceUpdate();
    if (this.props.isFocused) this.#field?.focus();
  }

  override componentDidUpdate(): void {
    this.#grow();
  }

  override render() {
    const { app, draft, name, label, children, waitLabel, onCancel } = this.props;
    const { t, writing: written } = app;
    const attach = written?.attach;
    const isSending = draft.phase === 'sending';
    const submit = (event: Event) => {
      event.preventDefault();
      if (!waitLabel) this.props.onSubmit();
    };
    return (
      <form class="composer" part="composer" noValidate onSubmit={submit} {...attach?.handlers(draft)}>
        {children}
        <div class="field">
          <label for={name} class={children ? 'label' : 'sr'}>
            {label}
          </label>
          {this.#tools()}
          <textarea
            id={name}
            part="input"
            rows={children ? 5 : 2}
            dir="auto"
            placeholder={this.props.placeholder}
            value={draft.body}
            readOnly={isSending}
            aria-invalid={draft.phase === 'refused' && !draft.error?.startsWith('TITLE')}
            aria-describedby={`${name}-status`}
            ref={(node) => void (this.#field = node)}
            onInput={(event) => {
              draft.body = event.currentTarget.value;
              if (draft.body) app.reading?.typed();
              if (draft.phase === 'refused') draft.phase = 'idle';
              app.update();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event);
              else if (event.key === 'Escape' && onCancel && !event.isComposing) onCancel();
            }}
          />
        </div>
        {attach && <attach.Tray app={app} attach={attach} draft={draft} name={name} />}
        {draft.poll && written?.pollForm && (
          <written.pollForm app={app} draft={draft} poll={draft.poll} name={name} />
        )}
        <div id={`${name}-status`} class="status" aria-live="polite">
          {this.#status()}
        </div>
        <div class="buttons">
          {attach && <attach.Button draft={draft} name={name} />}
          <span class="quiet hint">{t('markdownHint')}</span>
          {this.#counter()}
          {draft.mayAsk && (
            <button
              type="button"
              class="secondary"
              part="button"
              onClick={() => void written?.togglePoll(draft, name)}
            >
              {t(draft.poll ? 'removePoll' : 'addPoll')}
            </button>
          )}
          <span class="quiet keys" aria-hidden="true">
            {submitKeys}
          </span>
          {onCancel && (
            <button type="button" class="secondary" part="button" onClick={onCancel}>
              {t('cancel')}
            </button>
          )}
          <button
            type="submit"
            class="primary"
            part="button"
            aria-busy={isSending}
            aria-disabled={!!waitLabel}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            {isSending
              ? t('sending')
              : (waitLabel ?? (draft.phase === 'failed' ? t('retry') : this.props.submitLabel))}
          </button>
        </div>
      </form>
    );
  }

  #tools() {
    const { app, draft, place = null, threadId = null } = this.props;
    const craft = app.writing?.craft;
    const field = this.#field;
    if (!craft || !field)
      return (
        <>
          <div class="tools" aria-hidden="true" />
          {place && <div class="drafted-place" aria-hidden="true" />}
        </>
      );
    const namesPlace = () => ({ threadId, spaceId: threadId ? null : draft.spaceId });
    return <craft.Tools app={app} draft={draft} field={field} place={place} namesPlace={namesPlace} />;
  }

  #status() {
    const { app, draft, waitLabel } = this.props;
    const isWrong = !!draft.error && (draft.phase === 'refused' || draft.phase === 'failed');
    if (draft.phase === 'queued' || (waitLabel && !isWrong))
      return (
        <p class="note">
          <Icon path={CLOCK} />
          {app.t(waitLabel ? 'slowHere' : 'queued')}
        </p>
      );
    if (!isWrong || !draft.error) return null;
    return (
      <p class="note error">
        <Icon path={ALERT} />
        {app.t(draft.error, { seconds: draft.waitSeconds, n: draft.limit })}
        {draft.standing && app.reviews?.own(draft.standing)}
      </p>
    );
  }

  #counter() {
    const { app, draft } = this.props;
    if (draft.body.length < BODY_MAX_CODE_POINTS - NEAR_LIMIT) return null;
    const left = BODY_MAX_CODE_POINTS - codePointLength(draft.body);
    return (
      <span class={left < 0 ? 'counter over' : 'counter'}>
        {app.t(left < 0 ? 'over' : 'left', { n: Math.abs(left) })}
      </span>
    );
  }

  #grow(): void {
    const field = this.#field;
    if (grows || !field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }
}
