import { Component } from 'preact';
import { QUOTES } from '../history/texts.js';
import css from '../styles/quotes.css?inline';
import { adoptStyles } from '../styles.js';
import type { PostFeatureProps } from './extras.js';

const dressed = new WeakSet<ShadowRoot>();
const NOTES = { EDITED: 'quoteEdited', GONE: 'quoteGone' } as const;

/** Says at each quote of a post what became of the quoted one, and leads back to it within the widget. */
export class Quotes extends Component<PostFeatureProps> {
  override componentDidMount(): void {
    const { app, post, pane } = this.props;
    if (!this.props.extras.quotes) return;
    if (!dressed.has(app.shadow)) adoptStyles(app.shadow, css);
    dressed.add(app.shadow);
    this.#article(post.id)?.addEventListener(
      'click',
      (event) => {
        const link = (event.target as Element).closest('.quote-by a');
        const id = link?.closest<HTMLElement>('.quote')?.dataset['post'];
        const isHere = this.props.extras.quotes?.some(
          (quote) => quote.postId === id && quote.threadId === pane.state?.id,
        );
        if (!id || !isHere || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        void app.conversation?.goTo(pane, id);
      },
      { signal: app.signal },
    );
    void app.language.load(QUOTES).then(() => this.#note());
  }

  override componentDidUpdate(): void {
    this.#note();
  }

  override render() {
    return null;
  }

  #article(id: string): HTMLElement | null {
    return this.props.app.shadow.getElementById(`p-${id}`);
  }

  #note(): void {
    const { app, post, extras } = this.props;
    const shown = this.#article(post.id)?.querySelectorAll<HTMLElement>('.body > .quote') ?? [];
    shown.forEach((node, place) => {
      const { state = 'SAME' } = extras.quotes?.[place] ?? {};
      const text = state === 'SAME' ? '' : app.t(NOTES[state]);
      const known = node.querySelector('.quote-note');
      if (known?.textContent === text || (!known && !text)) return;
      known?.remove();
      if (!text) return;
      const note = document.createElement('p');
      note.className = 'quote-note';
      note.setAttribute('role', 'status');
      note.textContent = text;
      node.append(note);
    });
  }
}
