import type { IdeaExtras, IdeaStatusName } from '#protocol';
import { relativeTime, exactTime } from '../../model/time.js';
import type { ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import { IdeaVoteDocument, type ThreadKindFragment } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';
import { Icon } from '../ui/icon.js';
import { attempt, withExtras } from './attempt.js';
import { MERGE, STATUS_ICONS, UP } from './icons.js';
import { StatusForm } from './status-form.js';

/** What a part of an idea is drawn from. */
export interface IdeaProps {
  app: App;
  pane: ThreadPane;
  state: ThreadState;
  idea: IdeaExtras;
}

type IdeaMove = ThreadKindFragment['ideaMoves'][number];

/** Where an idea stands, in words and shape. */
export function Status({ app, status }: { app: App; status: IdeaStatusName }) {
  return (
    <span class={`kind-tag ${status}`}>
      <Icon path={STATUS_ICONS[status]} />
      {app.t(status)}
    </span>
  );
}

/** Its votes, where it stands and how it came there. */
export function IdeaHead(props: IdeaProps) {
  const { app, pane, state, idea } = props;
  const { t } = app;
  const moves = state.ideaMoves ?? [];
  const [latest] = moves;
  const isCurrent = latest?.to === idea.status;
  return (
    <>
      <div class="kind-act">
        <span class="vote-count">
          <Icon path={UP} />
          {t('votes', { n: idea.voteCount })}
        </span>
        {!idea.mergedIntoId && <Vote {...props} />}
      </div>
      <p class="kind-state">
        <Status app={app} status={idea.status} />
        {isCurrent && latest && <MovedBy app={app} move={latest} />}
      </p>
      {idea.note && (
        <blockquote class="kind-note" dir="auto">
          {idea.note}
        </blockquote>
      )}
      {idea.mergedCount > 0 && (
        <p class="quiet">
          <Icon path={MERGE} /> {t('mergedCount', { n: idea.mergedCount })}
        </p>
      )}
      {idea.mergedIntoId && <Merged app={app} pane={pane} />}
      {moves.length > 1 && (
        <details>
          <summary>{t('moves')}</summary>
          <ol class="kind-moves">
            {moves.map((move) => (
              <li key={move.id}>
                <p>
                  {t('moved', { from: t(move.from), to: t(move.to) })} <MovedBy app={app} move={move} />
                </p>
                {move.note && <p dir="auto">{move.note}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {app.kinds?.maySetStatus(pane) && !idea.mergedIntoId && <StatusForm {...props} />}
    </>
  );
}

function Vote({ app, pane, state, idea }: IdeaProps) {
  const { t } = app;
  const isOn = !!state.viewerHasVoted;
  const voteCount = idea.voteCount + (isOn ? -1 : 1);
  return (
    <>
      {isOn && <span class="quiet">{t('voted')}</span>}
      <button
        type="button"
        id={`vote-${state.id}`}
        class="kind-button"
        part="button"
        aria-label={isOn ? undefined : t('voteNamed', { title: state.title })}
        onClick={() =>
          app.kinds?.asMember(() => {
            void attempt(app, pane, {
              document: IdeaVoteDocument,
              input: { threadId: state.id, isOn: !isOn },
              guess: (now) => ({
                viewerHasVoted: !isOn,
                ...withExtras(now, { idea: { ...idea, voteCount } }),
              }),
            });
          })
        }
      >
        {t(isOn ? 'unvote' : 'vote')}
      </button>
    </>
  );
}

function MovedBy({ app, move }: { app: App; move: IdeaMove }) {
  const at = Date.parse(move.movedAt);
  const when = relativeTime(at, app.now, app.lang);
  return (
    <time class="quiet" dateTime={move.movedAt} title={exactTime(at, app.lang)}>
      <bdi>{app.t('movedBy', { when, name: move.movedBy.displayName })}</bdi>
    </time>
  );
}

/** Of a duplicate: where it leads. */
function Merged({ app, pane }: { app: App; pane: ThreadPane }) {
  const target = app.kinds?.mergedOf(pane);
  if (target === undefined) return null;
  return (
    <p class="kind-merged">
      <Icon path={MERGE} /> {app.t(target ? 'mergedInto' : 'mergedGone')}{' '}
      {target && (
        <a
          href={target.permalink}
          dir="auto"
          onClick={(event) => {
            if (!app.forum || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            void app.forum.openThread(target.id);
          }}
        >
          {target.title}
        </a>
      )}
    </p>
  );
}
