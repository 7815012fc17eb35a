import type { PollExtras, PollResults } from '#protocol';
import { withPosts } from '../../model/arrivals.js';
import { postFromFields } from '../../model/post.js';
import type { PollKey } from '../../model/i18n/polls.fr.js';
import type { App } from '../app.js';
import { RequestError } from '../connection.js';
import { OwnPostDocument, type PostFieldsFragment, type RefusalsFragment } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';

/** A poll as a query answers it; a frame brings it without what is the viewer's own. */
export type ViewedPoll = PollExtras & {
  viewerChoices?: readonly number[] | null;
  viewerResults?: PollResults | null;
};

/** What is the viewer's own of one poll. */
export interface OwnPoll {
  choices: readonly number[] | null;
  results: PollResults | null;
}

/** Where a poll stands. */
export interface Place {
  app: App;
  pane: ThreadPane;
  postId: string;
}

const known = new WeakMap<App, Map<string, OwnPoll & { viewer: string | undefined; seen: ViewedPoll }>>();

/** The viewer's own part, as far as it was ever told; asked for again where a frame has changed what it is about. */
export function ownOf({ app, pane, postId }: Place, poll: ViewedPoll): OwnPoll {
  const all = known.get(app) ?? new Map<string, OwnPoll & { viewer: string | undefined; seen: ViewedPoll }>();
  known.set(app, all);
  const viewer = app.viewer?.id;
  const last = all.get(poll.id);
  if (poll.viewerChoices !== undefined) {
    const own = { choices: poll.viewerChoices, results: poll.viewerResults ?? null };
    all.set(poll.id, { ...own, viewer, seen: poll });
    return own;
  }
  const own = last?.viewer === viewer && last ? last : { choices: null, results: null };
  if (last?.seen !== poll) {
    all.set(poll.id, { ...own, viewer, seen: poll });
    if (own.choices && poll.visibility === 'AFTER_VOTE' && !poll.isClosed)
      void refresh({ app, pane, postId });
  }
  return own;
}

async function refresh({ app, pane, postId }: Place): Promise<void> {
  try {
    const { post } = await app.connection.send(OwnPostDocument, { id: postId });
    if (post) put({ app, pane, postId }, post);
  } catch (error) {
    app.report(error);
  }
}

/** Sends a vote or the like; answers why it was refused, in words, or null. */
export async function sendVote(
  place: Place,
  send: () => Promise<{ post: PostFieldsFragment | null; userErrors: readonly RefusalsFragment[] }>,
): Promise<string | null> {
  const { t } = place.app;
  const words = (code: string) => t(code as PollKey) || t('pollFailed');
  try {
    const { post, userErrors } = await send();
    if (!post) return words(userErrors[0]?.code ?? '');
    put(place, post);
    place.app.conversation?.say(t('pollCounted'));
    return null;
  } catch (error) {
    return words(error instanceof RequestError ? error.code : '');
  }
}

function put({ app, pane }: Place, fields: PostFieldsFragment): void {
  if (pane.state) pane.state = withPosts(pane.state, [postFromFields(fields)]);
  app.update();
}
