import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { BACK } from '../ui/paths.js';
import { ThreadView } from '../ui/thread-view.js';
import type { Forum } from './forum.js';
import { ListView } from './list-view.js';

function Form({ app }: { app: App }) {
  const { viewer, writing, conversation } = app;
  if (!viewer) return conversation && <conversation.SignIn app={app} reason="thread" />;
  return writing ? <writing.NewThread app={app} /> : <div class="composer-place" aria-hidden="true" />;
}

/** The forum's present screen, with the way back to the list. */
export function Screen({ app, forum }: { app: App; forum: Forum }) {
  const { privately: own } = app;
  if (!app.thread && own?.isOpen) return <own.Screen app={app} own={own} />;
  if (!app.thread && !forum.isWriting) return <ListView app={app} forum={forum} />;
  return (
    <>
      <button type="button" class="back" part="back" onClick={() => forum.openList()}>
        <Icon path={BACK} />
        {app.t(own?.isOpen ? 'privateTitle' : 'allThreads')}
      </button>
      {app.thread && own?.note(app.thread)}
      {app.thread ? <ThreadView app={app} pane={app.thread} /> : <Form app={app} />}
    </>
  );
}
