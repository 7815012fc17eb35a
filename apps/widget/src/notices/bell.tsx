import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { bellWords } from './notice-words.js';
import { Panel } from './panel.js';

/** From Tabler Icons (MIT). */
const BELL =
  'M10 5a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3a4 4 0 0 0 2 3H4a4 4 0 0 0 2-3v-3a7 7 0 0 1 4-6M9 17v1a3 3 0 0 0 6 0v-1';

/** How many notices wait, and the list behind it. */
export function Bell({ app }: { app: App }) {
  const { notices } = app;
  if (!notices) return null;
  const { unread, unseen } = notices.counts;
  const isOpen = notices.view !== 'closed';
  const leave = (event: FocusEvent) => {
    const to = event.relatedTarget as Node | null;
    if (isOpen && to && !(event.currentTarget as Node).contains(to)) {
      notices.view = 'closed';
      app.update();
    }
  };
  return (
    <div
      class="bell-place"
      onFocusOut={leave}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) notices.close();
      }}
    >
      <button
        type="button"
        class={unseen ? 'bell fresh' : 'bell'}
        part="bell"
        aria-expanded={isOpen}
        aria-label={bellWords(app, unread)}
        onClick={() => notices.toggle()}
      >
        <Icon path={BELL} />
        {unread > 0 && (
          <span class="bell-count" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </button>
      {isOpen && (
        <>
          <div class="notices-behind" onClick={() => notices.close()} />
          <Panel app={app} notices={notices} />
        </>
      )}
    </div>
  );
}
