import type { App } from '../app.js';
import type { ThreadPane } from '../thread-pane.js';
import { Icon } from './icon.js';
import { LOCK } from './paths.js';

/** Invites whoever is not signed in; `canJoin` members-to-be join with one click. */
export function SignIn({ app, reason }: { app: App; reason: 'reply' | 'thread' }) {
  const { t } = app;
  const say = reason === 'reply' ? t('signInToReply') : t('signInToStart');
  return (
    <div class="prompt" part="prompt">
      <p>{app.canJoin ? t('joinHint', { brand: app.brand }) : say}</p>
      <button
        type="button"
        class="primary"
        part="button"
        onClick={() =>
          app.canJoin
            ? void app.session().then((session) => session.join())
            : app.conversation?.requestLogin(reason)
        }
      >
        {t(app.canJoin ? 'join' : 'signIn')}
      </button>
    </div>
  );
}

/** What stands at the foot of a thread: the composer, or why there is none. */
export function Foot({ app, pane }: { app: App; pane: ThreadPane }) {
  const { t, writing } = app;
  const { state } = pane;
  if (state?.isLocked)
    return (
      <p class="closed" part="note">
        <Icon path={LOCK} />
        <span>
          <b>{t('locked')}</b> {t('lockedHint')}
        </span>
      </p>
    );
  if (!app.viewer) return <SignIn app={app} reason={state ? 'reply' : 'thread'} />;
  const canWrite = state ? state.viewerCanReply : pane.spaces.some((space) => space.viewerCanPost);
  if (!canWrite) return <p class="closed">{t('cannotReply')}</p>;
  if (!writing) return <div class="composer-place" aria-hidden="true" />;
  return state ? (
    <writing.Reply app={app} pane={pane} parent={null} />
  ) : (
    <writing.First app={app} pane={pane} />
  );
}
