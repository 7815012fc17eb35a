import { relativeTime } from '../../model/time.js';
import type { App } from '../app.js';
import type { ThreadRowFragment } from '../generated/operations.js';
import type { TextKey } from '../language.js';
import { Icon } from '../ui/icon.js';
import { ALERT, BACK, LOCK } from '../ui/paths.js';
import type { Private } from './private.js';

interface Props {
  app: App;
  own: Private;
}

/** What can be said of a refusal in its own words. */
const SAID = new Set<string>([
  'CONVERSATIONS_CLOSED',
  'CONVERSATIONS_TOO_MANY',
  'BODY_EMPTY',
  'BODY_TOO_LONG',
  'TITLE_EMPTY',
  'TITLE_TOO_LONG',
  'FIRST_DAY_LIMIT',
  'LINKS_TOO_MANY',
  'MENTIONS_TOO_MANY',
  'MEMBER_SUSPENDED',
]);

/** The member's conversations with the brand, or the form of a new one. */
export function PrivateScreen({ app, own }: Props) {
  const { t, brand } = app;
  return (
    <section class="list private" part="list">
      <button
        type="button"
        class="back"
        part="back"
        onClick={() => (own.isWriting ? own.write(false) : own.leave())}
      >
        <Icon path={BACK} />
        {t(own.isWriting ? 'privateTitle' : 'allThreads')}
      </button>
      <header class="head">
        <h2 data-heading tabIndex={-1} part="title">
          {own.isWriting ? t('privateWrite', { brand }) : t('privateTitle')}
        </h2>
        {!own.isWriting && own.isOffered && (
          <button type="button" class="primary" part="button" onClick={() => own.write(true)}>
            <Icon path={LOCK} />
            {t('privateWrite', { brand })}
          </button>
        )}
      </header>
      {own.isWriting ? <Form app={app} own={own} /> : <List app={app} own={own} />}
    </section>
  );
}

function List({ app, own }: Props) {
  const { t } = app;
  return (
    <>
      {own.draft.phase === 'waiting' && (
        <p class="private-note" role="status">
          <Icon path={LOCK} />
          <span>{t('privateWaits')}</span>
        </p>
      )}
      {own.rows.length > 0 ? (
        <ul class="rows">
          {own.rows.map((row) => (
            <Line key={row.id} app={app} row={row} />
          ))}
        </ul>
      ) : (
        <div class="empty">
          <Icon path={LOCK} />
          <p>{t('privateNone')}</p>
          <p class="quiet">{own.isOffered ? t('privateNoneHint') : t('CONVERSATIONS_CLOSED')}</p>
        </div>
      )}
      {own.hasMore && (
        <button type="button" class="more" part="more" onClick={() => void own.load(true)}>
          {t('loadMore')}
        </button>
      )}
    </>
  );
}

function Line({ app, row }: { app: App; row: ThreadRowFragment }) {
  return (
    <li>
      <a
        class="row"
        part="row"
        id={`thread-${row.id}`}
        href={row.permalink}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
          event.preventDefault();
          void app.forum?.openThread(row.id);
        }}
      >
        <span class="row-title" dir="auto">
          {row.title} {app.reading?.badge(row)}
        </span>
        <span class="row-meta">
          <span>{relativeTime(Date.parse(row.lastActivityAt), app.now, app.lang)}</span>
          <span>{app.t('replies', { n: row.replyCount })}</span>
        </span>
      </a>
    </li>
  );
}

function Form({ app, own }: Props) {
  const { t, brand } = app;
  const { draft } = own;
  const isSending = draft.phase === 'sending';
  const problem = SAID.has(draft.code) ? t(draft.code as TextKey, { n: draft.limit }) : t('privateRefused');
  const typed = () => {
    if (draft.phase !== 'refused') return;
    draft.phase = 'idle';
    app.update();
  };
  return (
    <form
      class="private-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void own.send();
      }}
    >
      <p class="private-note">
        <Icon path={LOCK} />
        <span>{t('privateIntro', { brand })}</span>
      </p>
      <label for="private-subject">{t('privateSubject')}</label>
      <input
        id="private-subject"
        part="input"
        type="text"
        dir="auto"
        autocomplete="off"
        value={draft.title}
        onInput={(event) => {
          draft.title = event.currentTarget.value;
          typed();
        }}
      />
      <label for="private-body">{t('privateMessage')}</label>
      <textarea
        id="private-body"
        part="input"
        rows={6}
        dir="auto"
        value={draft.body}
        onInput={(event) => {
          draft.body = event.currentTarget.value;
          typed();
        }}
      />
      {draft.phase === 'refused' && (
        <p class="private-problem" role="alert">
          <Icon path={ALERT} />
          <span>{problem}</span>
        </p>
      )}
      <button type="submit" class="primary" part="button" aria-disabled={isSending}>
        {t(isSending ? 'privateSending' : 'privateSend')}
      </button>
    </form>
  );
}
