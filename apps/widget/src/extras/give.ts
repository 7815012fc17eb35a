import type { PostExtras, ReactionCount } from '#protocol';
import type { Post } from '../../model/post.js';
import { postFromFields } from '../../model/post.js';
import { withPosts } from '../../model/arrivals.js';
import type { ReactionKey } from '../../model/i18n/reactions.fr.js';
import type { App } from '../app.js';
import { RequestError } from '../connection.js';
import { OwnPostDocument, PostReactDocument } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';

/** Whose reaction to which post. */
export interface Given {
  app: App;
  pane: ThreadPane;
  post: Post;
}

/** What went wrong with the last reaction to a post. */
export const troubles = new WeakMap<ThreadPane, Map<string, string>>();

/** Gives a reaction, or takes it back: shown at once, undone with words where it was refused. */
export async function give({ app, pane, post: { id } }: Given, kind: string): Promise<void> {
  const before = pane.state?.posts.get(id);
  if (!before) return;
  const isOn = !before.given.includes(kind);
  fail(pane, id, null);
  put(app, pane, reacted(before, kind, isOn));
  const refusal = await send(app, { postId: id, kind, isOn });
  if (refusal === null) return;
  const now = pane.state?.posts.get(id);
  if (now) put(app, pane, reacted(now, kind, !isOn));
  fail(pane, id, refusal);
  app.conversation?.say(refusal);
  // Others may have reacted meanwhile: the server knows.
  const { post } = await app.connection.send(OwnPostDocument, { id }).catch(() => ({ post: null }));
  if (post) put(app, pane, postFromFields(post));
}

/** Why it was refused, in words; null where it was done. */
async function send(
  app: App,
  input: { postId: string; kind: string; isOn: boolean },
): Promise<string | null> {
  try {
    const [refusal] = (await app.connection.send(PostReactDocument, { input })).postReact.userErrors;
    return refusal ? wordsOf(app, refusal.code) : null;
  } catch (error) {
    return wordsOf(app, error instanceof RequestError ? error.code : '');
  }
}

function wordsOf(app: App, code: string): string {
  return app.t(code as ReactionKey) || app.t('reactionFailed');
}

function fail(pane: ThreadPane, id: string, words: string | null): void {
  const known = troubles.get(pane) ?? new Map<string, string>();
  if (words) known.set(id, words);
  else known.delete(id);
  troubles.set(pane, known);
}

/** A post as it is once this was given or taken. */
function reacted(post: Post, kind: string, isOn: boolean): Post {
  const given = isOn ? [...post.given, kind] : post.given.filter((each) => each !== kind);
  const counts = new Map((post.extras?.reactions ?? []).map((each) => [each.kind, each.count]));
  counts.set(kind, (counts.get(kind) ?? 0) + (isOn ? 1 : -1));
  const reactions: ReactionCount[] = [...counts]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({ kind: name, count }));
  const extras: PostExtras = { ...post.extras, reactions: reactions.length > 0 ? reactions : null };
  return { ...post, given, extras };
}

function put(app: App, pane: ThreadPane, post: Post): void {
  if (pane.state) pane.state = withPosts(pane.state, [post]);
  app.update();
}
