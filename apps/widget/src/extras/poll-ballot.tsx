import { Component } from 'preact';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { PLUS } from '../ui/paths.js';
import type { ViewedPoll } from './own-polls.js';

const UP = 'M12 5v14M18 11l-6-6M6 11l6-6';
const DOWN = 'M12 5v14M18 13l-6 6M6 13l6 6';
const CROSS = 'M18 6L6 18M6 6l12 12';

interface Props {
  app: App;
  poll: ViewedPoll;
  chosen: readonly number[];
  isBusy: boolean;
  onVote: (choices: number[]) => void;
  onCancel?: () => void;
}

/** A vote in the making: boxes to tick, or a list to put in order with buttons, which every hand and key can press. */
export class Ballot extends Component<Props, { choices: number[] }> {
  override state = { choices: [...this.props.chosen] };
  #root: HTMLElement | null = null;

  override render() {
    const { app, poll, isBusy, onVote, onCancel } = this.props;
    const { choices } = this.state;
    const isEnough = choices.length >= poll.minChoices && choices.length <= poll.maxChoices;
    return (
      <form
        class="ballot"
        ref={(node) => void (this.#root = node)}
        onSubmit={(event) => {
          event.preventDefault();
          if (isEnough) onVote(choices);
        }}
      >
        {poll.kind === 'RANKED' ? this.#ranking() : this.#boxes()}
        <p class="buttons">
          <button
            type="submit"
            class="primary"
            part="button"
            aria-busy={isBusy}
            aria-disabled={!isEnough || undefined}
          >
            {app.t('pollVote')}
          </button>
          {onCancel && (
            <button type="button" class="secondary" part="button" onClick={onCancel}>
              {app.t('cancel')}
            </button>
          )}
        </p>
      </form>
    );
  }

  #boxes() {
    const { poll } = this.props;
    const { choices } = this.state;
    const isSingle = poll.kind === 'SINGLE';
    return (
      <fieldset aria-labelledby={`poll-${poll.id}`}>
        {poll.options.map((text, index) => {
          const option = index + 1;
          const isChosen = choices.includes(option);
          const isFull = !isSingle && !isChosen && choices.length >= poll.maxChoices;
          return (
            <label key={text} class={isChosen ? 'box chosen' : 'box'}>
              <input
                type={isSingle ? 'radio' : 'checkbox'}
                name={`vote-${poll.id}`}
                checked={isChosen}
                disabled={isFull}
                onChange={() =>
                  this.setState({
                    choices: isSingle
                      ? [option]
                      : isChosen
                        ? choices.filter((each) => each !== option)
                        : [...choices, option],
                  })
                }
              />
              <span dir="auto">{text}</span>
            </label>
          );
        })}
      </fieldset>
    );
  }

  #ranking() {
    const { app, poll } = this.props;
    const { t } = app;
    const { choices } = this.state;
    const left = poll.options.map((_, index) => index + 1).filter((option) => !choices.includes(option));
    const textOf = (option: number) => poll.options[option - 1] ?? '';
    const button = (option: number, name: 'pollUp' | 'pollDown' | 'pollUnrank', path: string) => (
      <button
        type="button"
        class="step"
        data-step={`${option}-${name}`}
        aria-label={t(name, { option: textOf(option) })}
        title={t(name, { option: textOf(option) })}
        aria-disabled={
          (name === 'pollUp' && choices[0] === option) ||
          (name === 'pollDown' && choices.at(-1) === option) ||
          undefined
        }
        onClick={() => this.#step(option, name)}
      >
        <Icon path={path} />
      </button>
    );
    return (
      <>
        <ol class="ranking">
          {choices.map((option, place) => (
            <li key={option}>
              <b class="place">{place + 1}</b>
              <span dir="auto">{textOf(option)}</span>
              {button(option, 'pollUp', UP)}
              {button(option, 'pollDown', DOWN)}
              {button(option, 'pollUnrank', CROSS)}
            </li>
          ))}
        </ol>
        {left.length > 0 && (
          <>
            <p class="quiet">{t('pollNotRanked')}</p>
            <ul class="unranked">
              {left.map((option) => (
                <li key={option}>
                  <button
                    type="button"
                    class="add"
                    data-step={`${option}-add`}
                    aria-label={t('pollAddRank', { option: textOf(option) })}
                    aria-disabled={choices.length >= poll.maxChoices || undefined}
                    onClick={() => this.#add(option)}
                  >
                    <Icon path={PLUS} />
                    <span dir="auto">{textOf(option)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    );
  }

  #add(option: number): void {
    const { choices } = this.state;
    if (choices.length >= this.props.poll.maxChoices) return;
    const next =
      this.props.poll.options.findIndex((_, i) => i + 1 !== option && !choices.includes(i + 1)) + 1;
    this.#put([...choices, option], option, next > 0 ? `${next}-add` : `${option}-pollUp`);
  }

  #step(option: number, name: 'pollUp' | 'pollDown' | 'pollUnrank'): void {
    const choices = [...this.state.choices];
    const at = choices.indexOf(option);
    if (name === 'pollUnrank') {
      this.#put(
        choices.filter((each) => each !== option),
        option,
        `${option}-add`,
      );
      return;
    }
    const to = at + (name === 'pollUp' ? -1 : 1);
    const other = choices[to];
    if (other === undefined) return;
    [choices[at], choices[to]] = [other, option];
    this.#put(choices, option, `${option}-${name}`);
  }

  /** The hand stays where it was: on the button just pressed, or on the next of its kind. */
  #put(choices: number[], option: number, focus: string): void {
    const { app, poll } = this.props;
    this.setState({ choices }, () =>
      this.#root?.querySelector<HTMLElement>(`[data-step="${focus}"]`)?.focus(),
    );
    const n = choices.indexOf(option) + 1;
    if (n > 0) app.conversation?.say(app.t('pollMoved', { option: poll.options[option - 1] ?? '', n }));
  }
}
