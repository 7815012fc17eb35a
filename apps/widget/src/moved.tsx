import type { App } from './app.js';
import type { Part } from './language.js';
import { ThreadPane } from './thread-pane.js';

const TEXTS: Part = {
  fr: () => import('../model/i18n/moved.fr.js'),
  en: () => import('../model/i18n/moved.en.js'),
};

/** What stands in the place of a thread that has become part of another: why, and the way there. */
export async function movedTo(app: App, id: string) {
  await app.language.load(TEXTS);
  const follow = async () => {
    if (app.forum) return app.forum.openThread(id);
    app.thread = new ThreadPane(app, { id });
    await app.thread.load();
  };
  return () => (
    <div class="empty" role="status">
      <p data-heading tabIndex={-1}>
        {app.t('merged')}
      </p>
      <button type="button" class="secondary" part="button" onClick={() => void follow()}>
        {app.t('readThere')}
      </button>
    </div>
  );
}
