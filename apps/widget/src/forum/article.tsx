import type { Row } from '../../model/rows.js';
import type { ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import type { ThreadPane } from '../thread-pane.js';
import { Marks } from './marks.js';
import { postOf } from '../ui/thread-view.js';

interface Props {
  app: App;
  pane: ThreadPane;
  state: ThreadState;
  opening: Row | null;
}

/** The head of a thread in a forum: where it is, its title, and the opening post set like an article. */
export function Article({ app, pane, state, opening }: Props) {
  const { replyCount } = state;
  const officialPostId = state.extras?.officialPostId;
  return (
    <>
      <p class="kicker">{state.space.name}</p>
      <h2 data-heading tabIndex={-1} part="title" dir="auto">
        {state.title}
      </h2>
      <p class="marks">
        <Marks app={app} of={state} />
      </p>
      {officialPostId && (
        <button
          type="button"
          class="official-head"
          onClick={() => void app.conversation?.goTo(pane, officialPostId)}
        >
          {app.t('officialHead', { name: state.extras?.officialAuthor ?? '' })}
        </button>
      )}
      {app.reviews?.head(pane, state)}
      {app.kinds?.head(pane, state)}
      {opening && (
        <div class="opening">
          {app.reading?.before(pane, opening.post)}
          {postOf(app, pane, opening, true)}
        </div>
      )}
      {opening && app.kinds?.after(pane, opening.post)}
      <h3 class="count">{replyCount ? app.t('replies', { n: replyCount }) : app.t('noReply')}</h3>
    </>
  );
}
