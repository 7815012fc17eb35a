import { Component } from 'preact';
import { reactionPathOf } from '#protocol';
import { Icon } from '../ui/icon.js';
import { give, type Given } from './give.js';

/** What the way to react is drawn from. */
export type ReactProps = Given;

const CHECK = 'M5 12l5 5l10-10';
const SMILE = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M9 10l.01 0M15 10l.01 0M9.5 15a3.5 3.5 0 0 0 5 0';
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** A button with the menu of the community's reactions (ARIA's menu button pattern). */
export class React extends Component<ReactProps, { isOpen: boolean }> {
  override state = { isOpen: false };
  #root: HTMLElement | null = null;

  override render() {
    const { app, post } = this.props;
    const offered = app.reactions.filter(({ isOffered }) => isOffered);
    const mayReact = app.viewer && post.author.id !== app.viewer.id && post.state === 'published';
    if (!mayReact || offered.length === 0) return null;
    const { isOpen } = this.state;
    return (
      <span
        class="react"
        ref={(node) => void (this.#root = node)}
        onFocusOut={(event) => {
          if (!this.#root?.contains(event.relatedTarget as Node | null)) this.#close(false);
        }}
      >
        <button
          type="button"
          id={`react-${post.id}`}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-label={app.t('reactTo', { name: post.author.name })}
          onClick={() => (isOpen ? this.#close(true) : this.#open())}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            this.#open();
          }}
        >
          <Icon path={SMILE} /> {app.t('react')}
        </button>
        {isOpen && (
          <span
            role="menu"
            class="menu"
            aria-label={app.t('reactionsOf')}
            onKeyDown={(event) => this.#move(event)}
          >
            {offered.map((each) => (
              <button
                type="button"
                key={each.kind}
                role="menuitemcheckbox"
                tabIndex={-1}
                aria-checked={post.given.includes(each.kind)}
                onClick={() => {
                  this.#close(true);
                  void give(this.props, each.kind);
                }}
              >
                <Icon path={reactionPathOf(each.icon)} />
                <span>{each[app.language.code]}</span>
                {post.given.includes(each.kind) && <Icon path={CHECK} />}
              </button>
            ))}
          </span>
        )}
      </span>
    );
  }

  #open(): void {
    this.setState({ isOpen: true }, () => this.#items()[0]?.focus());
  }

  #close(takesFocus: boolean): void {
    if (!this.state.isOpen) return;
    this.setState({ isOpen: false });
    if (takesFocus) this.#root?.querySelector('button')?.focus();
  }

  #items(): HTMLElement[] {
    return [...(this.#root?.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]') ?? [])];
  }

  #move(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(event.target as HTMLElement);
    const step = STEPS[event.key];
    if (event.key === 'Escape') this.#close(true);
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (step) items[(at + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
