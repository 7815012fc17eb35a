import type { KindKey } from '../../model/i18n/kinds.fr.js';
import type { ShownExtras, ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import { RequestError } from '../connection.js';
import type { KindAnswerFragment, StoredDocument } from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';

/** A change of one thread: what it is taken to lead to, and how it is asked for. */
export interface Attempt<Input> {
  document: StoredDocument<{ answer: KindAnswerFragment }, { input: Input }>;
  input: Input;
  /** What is shown until the answer is there. */
  guess?: (state: ThreadState) => Partial<ThreadState>;
  /** By the rights of the page's own session: what the widget's token does not carry. */
  isByStaff?: boolean;
  /** Said once it is done. */
  said?: string;
}

/** What went wrong with the last change of a thread. */
export const troubles = new WeakMap<ThreadPane, string>();

/** Why it was refused, in words. */
export function wordsOf(app: App, code: string): string {
  return app.t(code as KindKey) || app.t('kindFailed');
}

/** Changes a thread: shown at once, put back with words where it was refused. True where it was done. */
export async function attempt<Input>(
  app: App,
  pane: ThreadPane,
  { document, input, guess, isByStaff, said }: Attempt<Input>,
): Promise<boolean> {
  const before = pane.state;
  if (!before) return false;
  troubles.delete(pane);
  const guessed = guess?.(before) ?? {};
  put(app, pane, guessed);
  const { refusal, thread } = await ask(app, document, { input }, isByStaff);
  const now = pane.state;
  if (!now || now.id !== before.id) return false;
  if (refusal) {
    troubles.set(pane, refusal);
    app.conversation?.say(refusal);
    // What live changes brought meanwhile is newer than what was there before.
    const isGuess = !!guessed.extras && now.extras === guessed.extras;
    put(app, pane, { ...restored(before, guessed), extras: isGuess ? before.extras : now.extras });
    return false;
  }
  if (thread && thread.seq >= now.seq) put(app, pane, { extras: thread.extras });
  if (said) app.conversation?.say(said);
  return true;
}

/** Each field that was guessed, as it was. */
function restored(before: ThreadState, guessed: Partial<ThreadState>): Partial<ThreadState> {
  const { viewerAlsoAsks, viewerHasVoted } = before;
  return {
    ...('viewerAlsoAsks' in guessed && { viewerAlsoAsks }),
    ...('viewerHasVoted' in guessed && { viewerHasVoted }),
  };
}

/** Asks for a change. Never throws: a refusal is in words. */
export async function ask<Variables>(
  app: App,
  document: StoredDocument<{ answer: KindAnswerFragment }, Variables>,
  variables: Variables,
  isByStaff = false,
): Promise<{ refusal: string | null; thread: KindAnswerFragment['thread'] }> {
  try {
    const { answer } = isByStaff
      ? await (await app.session()).asThePage(document, variables)
      : await app.connection.send(document, variables);
    const [refused] = answer.userErrors;
    return { refusal: refused ? wordsOf(app, refused.code) : null, thread: answer.thread };
  } catch (error) {
    return { refusal: wordsOf(app, error instanceof RequestError ? error.code : ''), thread: null };
  }
}

/** Puts something else into the thread on screen. */
export function put(app: App, pane: ThreadPane, change: Partial<ThreadState>): void {
  if (pane.state) pane.state = { ...pane.state, ...change };
  app.update();
}

/** The thread's extras with this in place of what was. */
export function withExtras(state: ThreadState, change: Partial<ShownExtras>): Pick<ThreadState, 'extras'> {
  return { extras: { ...state.extras, ...change } };
}
