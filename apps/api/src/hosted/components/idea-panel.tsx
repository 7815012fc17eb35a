import { IDEA_STATUSES, statusNameOf } from '#discussion';
import type { IdeaMoveView, IdeaView } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, ThreadView } from '../views.js';
import { Form } from './form.js';
import { Icon } from './icon.js';
import { IdeaStatus } from './idea-status.js';
import { Time } from './time.js';
import { typeset } from './typeset.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  thread: ThreadView;
  idea: IdeaView;
  /** Where to go once something was done. */
  path: string;
}

/** What stands at the head of an idea: its votes, where it stands and how it came there. */
export function IdeaPanel(props: Props) {
  const { page, brand, thread, idea } = props;
  const { kinds } = page.t;
  const { mergedCount, moves, status } = idea;
  const [latest] = moves;
  return (
    <section class="kind" aria-label={kinds.idea}>
      <div class="kind-act">
        <span class="vote-count">
          <Icon name="up" />
          {kinds.votes(idea.voteCount)}
        </span>
        <Vote {...props} />
      </div>
      <p class="kind-state">
        <IdeaStatus status={status} t={page.t} />
        {latest && <MovedBy page={page} move={latest} />}
      </p>
      {latest?.note && (
        <blockquote class="kind-note" dir="auto">
          {latest.note}
        </blockquote>
      )}
      {mergedCount > 0 && (
        <p class="quiet">
          <Icon name="merge" /> {kinds.mergedCount(mergedCount)}
        </p>
      )}
      {idea.isMerged && (
        <p class="kind-merged">
          <Icon name="merge" />{' '}
          {idea.mergedInto ? (
            <>
              {kinds.mergedInto}{' '}
              <a href={pathOf(brand, `/t/${idea.mergedInto.id}`)} dir="auto">
                {typeset(idea.mergedInto.title)}
              </a>
            </>
          ) : (
            kinds.mergedGone
          )}
        </p>
      )}
      {moves.length > 1 && (
        <details>
          <summary>{kinds.moves}</summary>
          <ol class="kind-moves">
            {moves.map((move) => (
              <Move key={move.id} page={page} move={move} />
            ))}
          </ol>
        </details>
      )}
      {thread.viewerCanSetStatus && !idea.isMerged && <StatusForm {...props} />}
    </section>
  );
}

function Vote({ page, brand, thread, idea, path }: Props) {
  const { t, reader } = page;
  const { kinds } = t;
  if (idea.isMerged) return null;
  if (!reader) {
    return (
      <a class="secondary" href={pathOf(brand, `/sign-in?next=${encodeURIComponent(path)}`)}>
        {kinds.vote}
        <span class="sr">{kinds.signInToVote}</span>
      </a>
    );
  }
  const { viewerHasVoted } = idea;
  return (
    <>
      {viewerHasVoted && <span class="quiet">{kinds.voted}</span>}
      <Form
        t={t}
        operation="ideaVote"
        next={path}
        isInline
        submit={viewerHasVoted ? kinds.unvote : kinds.vote}
        spokenSubmit={viewerHasVoted ? undefined : kinds.voteSpoken(thread.title)}
      >
        <input type="hidden" name="threadId" value={thread.id} />
        <input type="hidden" name="isOn" value={String(!viewerHasVoted)} />
      </Form>
    </>
  );
}

function MovedBy({ page, move }: { page: PageContext; move: IdeaMoveView }) {
  return (
    <span class="quiet">
      <Time at={move.movedAt} language={page.language} /> {page.t.kinds.movedBy} <bdi>{move.by.name}</bdi>
    </span>
  );
}

function Move({ page, move }: { page: PageContext; move: IdeaMoveView }) {
  const { kinds } = page.t;
  return (
    <li>
      <p>
        {kinds.moved(kinds.statuses[move.from], kinds.statuses[move.to])} <MovedBy page={page} move={move} />
      </p>
      {move.note && <p dir="auto">{move.note}</p>}
    </li>
  );
}

function StatusForm({ page, thread, idea, path }: Props) {
  const { t } = page;
  const { kinds } = t;
  return (
    <details class="needs-script">
      <summary>{kinds.setStatus}</summary>
      <Form t={t} operation="ideaStatusSet" next={path} submit={kinds.save}>
        <input type="hidden" name="threadId" value={thread.id} />
        <div class="field">
          <label for="status">{kinds.status}</label>
          <select id="status" name="status">
            {IDEA_STATUSES.map(statusNameOf).map((name) => (
              <option key={name} value={name} selected={name === idea.status}>
                {kinds.statuses[name]}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="note">{kinds.note}</label>
          <p class="hint" id="note-hint">
            {kinds.noteHint}
          </p>
          <textarea
            id="note"
            name="note"
            rows={3}
            maxLength={1000}
            dir="auto"
            aria-describedby="note-hint note-error"
          />
          <p class="error" id="note-error" hidden />
        </div>
      </Form>
    </details>
  );
}
