import type { IdeaStatusName } from '#protocol';
import type { App } from '../app.js';
import type { ListedThread, ListPane } from '../forum/list-pane.js';
import type { IdeaSort, IdeaStatus, QuestionFilter, SpaceKind } from '../generated/operations.js';
import { IdeaVoteDocument } from '../generated/operations.js';
import { Icon } from '../ui/icon.js';
import { ask } from './attempt.js';
import { CHECK, MAP, STATUS_ICONS, UP } from './icons.js';
import { AnnouncementEnd } from './announcement.js';
import { Status } from './idea.js';

const FILTERS: readonly QuestionFilter[] = ['UNANSWERED', 'OPEN', 'SOLVED'];
const SORTS: readonly IdeaSort[] = ['VOTES', 'NEWEST', 'MOVED'];

/** Beside a thread's title: solved, where the idea stands, or the end of the announcement. */
export function marksOf(
  app: App,
  { space, extras }: ListedThread,
  kind: SpaceKind | undefined = space?.kind,
) {
  if (kind === 'IDEAS' && extras?.idea)
    return <Status app={app} status={extras.idea.status as IdeaStatusName} />;
  const end = kind === 'ANNOUNCEMENTS' && extras?.announcement?.expiresAt;
  if (end) return <AnnouncementEnd app={app} at={end} />;
  return (
    kind === 'QUESTIONS' &&
    extras?.question?.accepted && (
      <span class="kind-tag">
        <Icon path={CHECK} />
        {app.t('solved')}
      </span>
    )
  );
}

/** Which questions, which ideas in which order, or which announcements; nothing in other spaces. */
export function Filters({ app, list }: { app: App; list: ListPane }) {
  const { t } = app;
  const { current, choice } = list;
  if (!current) return null;
  const tab = (isOn: boolean, text: string, change: Partial<ListPane['choice']>) => (
    <button
      key={text}
      type="button"
      class="tab"
      part="tab"
      aria-pressed={isOn}
      onClick={() => void list.narrow(change)}
    >
      {text}
    </button>
  );
  if (current.kind === 'QUESTIONS')
    return (
      <div class="tabs" role="group" aria-label={t('kindFilter')}>
        {tab(!choice.question, t('kindAll'), { question: null })}
        {FILTERS.map((question) => tab(choice.question === question, t(question), { question }))}
      </div>
    );
  if (current.kind === 'ANNOUNCEMENTS')
    return (
      <div class="tabs" role="group" aria-label={t('kindFilter')}>
        {tab(!choice.isPast, t('currentNews'), { isPast: false })}
        {tab(choice.isPast, t('pastNews'), { isPast: true })}
      </div>
    );
  if (current.kind !== 'IDEAS') return null;
  const { server, community } = app.connection;
  return (
    <div class="kind-filters">
      <div class="tabs" role="group" aria-label={t('ideaSort')}>
        {SORTS.map((sort) => tab(choice.sort === sort, t(sort), { sort }))}
      </div>
      <select
        aria-label={t('ideaStatus')}
        value={choice.status ?? ''}
        onChange={({ currentTarget }) =>
          void list.narrow({ status: (currentTarget.value || null) as IdeaStatus | null })
        }
      >
        <option value="">{t('kindAll')}</option>
        {(Object.keys(STATUS_ICONS) as IdeaStatus[]).map((status) => (
          <option key={status} value={status}>
            {t(status)}
          </option>
        ))}
      </select>
      <a
        class="kind-link"
        href={`${server}/c/${community}/s/${current.slug}/roadmap`}
        target="_blank"
        rel="noopener"
      >
        <Icon path={MAP} /> {t('roadmap')}
      </a>
    </div>
  );
}

/** What is said where there is nothing of what was chosen; null where the whole list is empty. */
export function emptyOf(app: App, { current, choice }: ListPane) {
  const { t } = app;
  if (current?.kind === 'ANNOUNCEMENTS')
    return (
      <>
        <p>{t(choice.isPast ? 'noPastNews' : 'noNews')}</p>
        <p class="quiet">{t(choice.isPast ? 'noPastNewsHint' : 'noNewsHint')}</p>
      </>
    );
  return (choice.question ?? choice.status) ? <p>{t('noneOfKind')}</p> : null;
}

/** Before a line of a list of ideas: its votes, and the viewer's own. */
export function VoteBox({ app, list, row }: { app: App; list: ListPane; row: ListedThread }) {
  const { idea } = row.extras ?? {};
  if (!idea || list.current?.kind !== 'IDEAS') return null;
  const { t } = app;
  const { voteCount: n, mergedIntoId } = idea;
  const isOn = list.voted.has(row.id);
  const spoken = `${t('votes', { n })}, ${t(isOn ? 'unvoteNamed' : 'voteNamed', { title: row.title })}`;
  return (
    <button
      type="button"
      id={`vote-${row.id}`}
      class={isOn ? 'vote-box own' : 'vote-box'}
      aria-label={spoken}
      title={t(isOn ? 'unvote' : 'vote')}
      disabled={!!mergedIntoId}
      onClick={() => app.kinds?.asMember(() => void voteFrom(app, list, row))}
    >
      <Icon path={isOn ? CHECK : UP} />
      <span>{new Intl.NumberFormat(app.lang, { notation: 'compact' }).format(n)}</span>
    </button>
  );
}

/** Shown at once, put back with words where it was refused. */
async function voteFrom(app: App, list: ListPane, { id }: ListedThread): Promise<void> {
  const isOn = !list.voted.has(id);
  const set = (isVoted: boolean, voteCount: (known: number) => number) => {
    list.voted = new Set([...list.voted].filter((each) => each !== id));
    if (isVoted) list.voted = new Set([...list.voted, id]);
    list.rows = list.rows.map((row) =>
      row.id === id && row.extras?.idea
        ? {
            ...row,
            extras: {
              ...row.extras,
              idea: { ...row.extras.idea, voteCount: voteCount(row.extras.idea.voteCount) },
            },
          }
        : row,
    );
    app.update();
  };
  const step = isOn ? 1 : -1;
  list.trouble = null;
  set(isOn, (known) => known + step);
  const { refusal, thread } = await ask(app, IdeaVoteDocument, { input: { threadId: id, isOn } });
  if (refusal) {
    list.trouble = refusal;
    app.conversation?.say(refusal);
    set(!isOn, (known) => known - step);
  } else set(isOn, (known) => thread?.extras?.idea?.voteCount ?? known);
}
