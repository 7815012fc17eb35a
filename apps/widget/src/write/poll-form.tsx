import type { ComponentChildren } from 'preact';
import {
  POLL_OPTION_MAX_CODE_POINTS,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
  POLL_QUESTION_MAX_CODE_POINTS,
  type PollKind,
  type PollVisibility,
} from '#protocol';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { PLUS } from '../ui/paths.js';
import type { Draft } from './draft.js';
import type { PollDraft } from './poll-draft.js';

const UP = 'M12 5v14M18 11l-6-6M6 11l6-6';
const DOWN = 'M12 5v14M18 13l-6 6M6 13l6 6';
const CROSS = 'M18 6L6 18M6 6l12 12';

interface Props {
  app: App;
  draft: Draft;
  poll: PollDraft;
  /** Unique within the element. */
  name: string;
}

/** The form of a poll, below the text it comes with. */
export function PollForm({ app, draft, poll, name }: Props) {
  const { t } = app;
  const set = (change: Partial<PollDraft>) => {
    Object.assign(poll, change);
    if (draft.phase === 'refused') draft.phase = 'idle';
    app.update();
  };
  const id = (part: string | number) => `${name}-poll-${part}`;
  // Just after the drawing that `set` has asked for: the next key belongs to the field that has the focus then.
  const focus = (part: string | number) => queueMicrotask(() => app.shadow.getElementById(id(part))?.focus());
  const move = (at: number, by: number) => {
    const options = [...poll.options];
    const [moved] = options.splice(at, 1);
    if (!moved) return;
    options.splice(at + by, 0, moved);
    set({ options });
    focus(`${by < 0 ? 'up' : 'down'}-${moved.id}`);
  };
  const add = () => {
    set({ options: [...poll.options, { id: poll.nextId, text: '' }], nextId: poll.nextId + 1 });
    focus(poll.nextId - 1);
  };
  const remove = (at: number) => {
    const options = poll.options.filter((_, place) => place !== at);
    set({ options });
    focus(options[Math.min(at, options.length - 1)]?.id ?? 'question');
  };
  const choose = (key: 'isAnonymous' | 'mayChange', words: 'pollIsAnonymous' | 'pollMayChange') => (
    <label class="tick">
      <input
        type="checkbox"
        checked={poll[key]}
        onChange={(event) => set({ [key]: event.currentTarget.checked })}
      />
      {t(words)}
    </label>
  );
  return (
    <fieldset class="poll-form">
      <legend>{t('poll')}</legend>
      <Labelled id={id('question')} label={t('pollQuestion')}>
        <input
          id={id('question')}
          part="input"
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={POLL_QUESTION_MAX_CODE_POINTS}
          value={poll.question}
          onInput={(event) => set({ question: event.currentTarget.value })}
        />
      </Labelled>
      <ol>
        {poll.options.map((option, at) => (
          <li key={option.id}>
            <label class="sr" for={id(option.id)}>
              {t('pollOptionN', { n: at + 1 })}
            </label>
            <input
              id={id(option.id)}
              part="input"
              type="text"
              dir="auto"
              autocomplete="off"
              placeholder={t('pollOptionN', { n: at + 1 })}
              maxLength={POLL_OPTION_MAX_CODE_POINTS}
              value={option.text}
              onInput={(event) => {
                option.text = event.currentTarget.value;
                set({});
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
                event.preventDefault();
                const next = poll.options[at + 1];
                if (next) focus(next.id);
                else if (poll.options.length < POLL_OPTIONS_MAX) add();
              }}
            />
            <Step
              id={id(`up-${option.id}`)}
              words={t('pollOptionUp', { n: at + 1 })}
              path={UP}
              isOff={at === 0}
              press={() => move(at, -1)}
            />
            <Step
              id={id(`down-${option.id}`)}
              words={t('pollOptionDown', { n: at + 1 })}
              path={DOWN}
              isOff={at === poll.options.length - 1}
              press={() => move(at, 1)}
            />
            <Step
              id={id(`remove-${option.id}`)}
              words={t('pollRemoveOption', { n: at + 1 })}
              path={CROSS}
              isOff={poll.options.length <= POLL_OPTIONS_MIN}
              press={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      {poll.options.length < POLL_OPTIONS_MAX && (
        <button type="button" class="link" onClick={add}>
          <Icon path={PLUS} /> {t('pollAddOption')}
        </button>
      )}
      <div class="grid">
        <Labelled id={id('kind')} label={t('pollKind')}>
          <select
            id={id('kind')}
            part="input"
            value={poll.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as PollKind })}
          >
            {(['SINGLE', 'MULTIPLE', 'RANKED'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`pollKind${kind}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled id={id('seen')} label={t('pollSeen')}>
          <select
            id={id('seen')}
            part="input"
            value={poll.visibility}
            onChange={(event) => set({ visibility: event.currentTarget.value as PollVisibility })}
          >
            {(['ALWAYS', 'AFTER_VOTE', 'AFTER_CLOSE'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`pollSeen${each}`)}
              </option>
            ))}
          </select>
        </Labelled>
        {poll.kind === 'MULTIPLE' &&
          (['minChoices', 'maxChoices'] as const).map((key) => (
            <Labelled key={key} id={id(key)} label={t(key === 'minChoices' ? 'pollMin' : 'pollMax')}>
              <input
                id={id(key)}
                part="input"
                type="number"
                min="1"
                max={poll.options.length}
                value={poll[key]}
                onInput={(event) => set({ [key]: Number(event.currentTarget.value) })}
              />
            </Labelled>
          ))}
        <Labelled id={id('closes')} label={t('pollClosesAt')}>
          <input
            id={id('closes')}
            part="input"
            type="datetime-local"
            value={poll.closesAt}
            onInput={(event) => set({ closesAt: event.currentTarget.value })}
          />
        </Labelled>
      </div>
      {choose('isAnonymous', 'pollIsAnonymous')}
      {choose('mayChange', 'pollMayChange')}
    </fieldset>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {children}
    </div>
  );
}

function Step(props: { id: string; words: string; path: string; isOff: boolean; press: () => void }) {
  const { id, words, path, isOff, press } = props;
  return (
    <button
      type="button"
      class="step"
      id={id}
      aria-label={words}
      title={words}
      aria-disabled={isOff || undefined}
      onClick={() => !isOff && press()}
    >
      <Icon path={path} />
    </button>
  );
}
