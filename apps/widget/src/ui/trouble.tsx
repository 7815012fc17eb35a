import type { App } from '../app.js';

/** Says calmly what is wrong, and offers the way on. */
export function Trouble({ app, text, retry }: { app: App; text: string; retry?: () => unknown }) {
  return (
    <div class="empty" role="status">
      <p data-heading tabIndex={-1}>
        {text}
      </p>
      {retry && (
        <button type="button" class="secondary" part="button" onClick={() => void retry()}>
          {app.t('retry')}
        </button>
      )}
    </div>
  );
}
