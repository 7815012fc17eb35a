import { quoteOf } from '../../model/quoting.js';
import type { Post } from '../../model/post.js';
import type { App } from '../app.js';
import type { Part } from '../language.js';
import css from '../styles/craft.css?inline';
import { adoptStyles } from '../styles.js';
import type { ThreadPane } from '../thread-pane.js';
import { passageOf } from './passage.js';
import { Tools } from './tools.js';

/** Texts of this part. */
export const CRAFT: Part = {
  fr: () => import('../../model/i18n/craft.fr.js'),
  en: () => import('../../model/i18n/craft.en.js'),
};

/** What helps writing and is not needed for it: loaded once the composer is there. */
export class Craft {
  readonly Tools = Tools;

  constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
  }

  /** Puts what is chosen of a post, or all of it, as a quote into the composer of its thread. */
  quote(pane: ThreadPane, post: Post): void {
    const { app } = this;
    const { state } = pane;
    const body = app.shadow.querySelector(`#p-${post.id} .body`);
    const draft = state && app.writing?.draft(`reply-to-${state.id}`);
    if (!body || !draft) return;
    const permalink = `${state.permalink}/p/${post.id}`;
    const text = quoteOf(passageOf(body, app.shadow), {
      name: post.author.name,
      permalink,
      revision: post.revision,
    });
    draft.body = `${draft.body.replace(/\s+$/, '')}${draft.body.trim() ? '\n\n' : ''}${text}`;
    app.update();
    requestAnimationFrame(() => {
      const field = app.shadow.getElementById(`reply-to-${state.id}`) as HTMLTextAreaElement | null;
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}
