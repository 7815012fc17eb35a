import { relativeTime } from '../../model/time.js';
import type { App } from '../app.js';
import type { NoticeLineFragment } from '../generated/operations.js';
import { Avatar } from '../ui/author.js';
import { Icon } from '../ui/icon.js';
import { BACK, MESSAGE } from '../ui/paths.js';
import { Bones } from '../ui/skeleton.js';
import { authorFromFields } from '../../model/post.js';
import { wordsOf } from './notice-words.js';
import type { Notices } from './notices.js';

interface Props {
  app: App;
  notices: Notices;
}

/** From Tabler Icons (MIT). */
const TUNE =
  'M4 6h8M16 6h4M4 12h2M10 12h10M4 18h11M19 18h1M12 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0M6 12a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15 18a2 2 0 1 0 4 0a2 2 0 1 0-4 0';
const CROSS = 'M18 6L6 18M6 6l12 12';

function Line({ app, notices, line }: Props & { line: NoticeLineFragment }) {
  const [actor] = line.actors;
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    if (notices.go(line)) event.preventDefault();
  };
  return (
    <li>
      <a
        class={line.unreadCount ? 'notice unread' : 'notice'}
        part="notice"
        href={line.permalink}
        onClick={open}
      >
        {actor ? (
          <Avatar author={authorFromFields(actor)} />
        ) : (
          <span class="avatar" aria-hidden="true">
            <Icon path={MESSAGE} />
          </span>
        )}
        <span class="notice-words">
          <span dir="auto">{wordsOf(app, line)}</span>
          <span class="quiet">
            {relativeTime(Date.parse(line.latestAt), app.now, app.lang)}
            {line.unreadCount > 0 && <span class="sr">, {app.t('noticeIsUnread')}</span>}
          </span>
        </span>
      </a>
    </li>
  );
}

function List({ app, notices }: Props) {
  const { t } = app;
  if (!notices.lines.length)
    return (
      <div class="empty">
        <p>{t('noticesEmpty')}</p>
        <p class="quiet">{t('noticesEmptyHint')}</p>
      </div>
    );
  return (
    <>
      <ul>
        {notices.lines.map((line) => (
          <Line key={line.id} app={app} notices={notices} line={line} />
        ))}
      </ul>
      {notices.cursor && (
        <button type="button" class="more" part="more" onClick={() => void notices.more()}>
          {t('noticesMore')}
        </button>
      )}
    </>
  );
}

function Choices({ app, notices }: Props) {
  const { t } = app;
  return (
    <fieldset class="notice-choices">
      <legend class="quiet">{t('noticeChoicesIntro')}</legend>
      {notices.choices.map((choice) => (
        <label key={choice.kind}>
          <input type="checkbox" checked={choice.isOn} onChange={() => void notices.choose(choice)} />
          <span>{t(`noticeKind${choice.kind}`, { brand: app.brand })}</span>
        </label>
      ))}
      <button type="button" class="notices-all" onClick={() => app.reading?.openProfile()}>
        {t('noticesProfile')}
      </button>
    </fieldset>
  );
}

function Failed({ app, notices }: Props) {
  return (
    <div class="empty" role="status">
      <p>{app.t(app.isOffline ? 'noticesOffline' : 'noticesFailed')}</p>
      <button type="button" class="secondary" part="button" onClick={() => void notices.retry()}>
        {app.t('retry')}
      </button>
    </div>
  );
}

/** The list of notices, or what one wants to be told. */
export function Panel({ app, notices }: Props) {
  const { t } = app;
  const isList = notices.view === 'list';
  const other = isList ? 'choices' : 'list';
  return (
    <section class="notices" part="notices" role="dialog" aria-labelledby="notices-title">
      <header>
        <h2 id="notices-title" data-notices tabIndex={-1}>
          {t(isList ? 'notices' : 'noticesChoose')}
        </h2>
        <button
          type="button"
          class="notices-tool"
          aria-label={t(isList ? 'noticesChoose' : 'noticesBack')}
          title={t(isList ? 'noticesChoose' : 'noticesBack')}
          onClick={() => void notices.open(other)}
        >
          <Icon path={isList ? TUNE : BACK} />
        </button>
        <button
          type="button"
          class="notices-tool"
          aria-label={t('noticesClose')}
          title={t('noticesClose')}
          onClick={() => notices.close()}
        >
          <Icon path={CROSS} />
        </button>
      </header>
      {isList && notices.lines.some(({ unreadCount }) => unreadCount > 0) && (
        <button type="button" class="notices-all" onClick={() => void notices.markAll()}>
          {t('noticesMarkAll')}
        </button>
      )}
      {notices.phase === 'loading' && (
        <div class="skeleton" aria-busy="true">
          <Bones count={3} />
        </div>
      )}
      {notices.phase === 'failed' && <Failed app={app} notices={notices} />}
      {notices.phase === 'ready' &&
        (isList ? <List app={app} notices={notices} /> : <Choices app={app} notices={notices} />)}
    </section>
  );
}
