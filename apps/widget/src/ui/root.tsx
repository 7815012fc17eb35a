import type { App } from '../app.js';
import { ThreadView } from './thread-view.js';

/** The whole element. */
export function Root({ app }: { app: App }) {
  const { conversation, forum, thread } = app;
  return (
    <>
      {app.isOffline && conversation && <conversation.Offline app={app} />}
      {forum ? <forum.Screen app={app} forum={forum} /> : thread && <ThreadView app={app} pane={thread} />}
      {app.viewer && app.notices && !app.isCookieSession && <app.notices.Bell app={app} />}
      <p class="sr" role="status">
        {app.announcement}
      </p>
    </>
  );
}
