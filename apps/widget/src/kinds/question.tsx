import type { QuestionExtras } from '#protocol';
import { postFromFields, type Post } from '../../model/post.js';
import type { ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import { AlsoAskDocument, AnswerAcceptDocument, AnswerUnacceptDocument } from '../generated/operations.js';
import { setSanitisedHtml } from '../html.js';
import type { ThreadPane } from '../thread-pane.js';
import { Icon } from '../ui/icon.js';
import { MESSAGE } from '../ui/paths.js';
import { attempt, withExtras } from './attempt.js';
import { CHECK } from './icons.js';

/** What a part of a question is drawn from. */
export interface QuestionProps {
  app: App;
  pane: ThreadPane;
  state: ThreadState;
  question: QuestionExtras;
}

/** Code units of an accepted answer that are shown beneath its question, as on the hosted pages. */
const EXCERPT = 280;

/** Whether it is solved, and who else asks. */
export function QuestionHead({ app, pane, state, question }: QuestionProps) {
  const { t, viewer } = app;
  const isSolved = !!question.accepted;
  const isOwn = !!viewer && state.posts.get(state.openingId ?? '')?.author.id === viewer.id;
  const isOn = !!state.viewerAlsoAsks;
  const { alsoAskCount: n } = question;
  return (
    <>
      <p class={isSolved ? 'kind-state solved' : 'kind-state'}>
        <Icon path={isSolved ? CHECK : MESSAGE} />
        {t(isSolved ? 'solved' : 'unsolved')}
      </p>
      <div class="kind-act">
        {n > 0 && <span class="quiet">{t('alsoAsked', { n })}</span>}
        {isOn && <span class="quiet">{t('alsoAskedByYou')}</span>}
        {!isOwn && (
          <button
            type="button"
            id={`also-${state.id}`}
            class="kind-button"
            part="button"
            aria-label={isOn ? undefined : t('alsoAskSpoken')}
            onClick={() =>
              app.kinds?.asMember(() => {
                void attempt(app, pane, {
                  document: AlsoAskDocument,
                  input: { threadId: state.id, isOn: !isOn },
                  guess: (now) => ({
                    viewerAlsoAsks: !isOn,
                    ...withExtras(now, { question: { ...question, alsoAskCount: n + (isOn ? -1 : 1) } }),
                  }),
                });
              })
            }
          >
            {t(isOn ? 'alsoAskNot' : 'alsoAsk')}
          </button>
        )}
      </div>
    </>
  );
}

/** The post that was accepted, as far as it is known and may be read. */
export function acceptedPost(state: ThreadState): Post | null {
  const id = state.extras?.question?.accepted?.postId;
  const { acceptedAnswer } = state;
  const held = id ? state.posts.get(id) : null;
  const post = held ?? (acceptedAnswer?.id === id && acceptedAnswer ? postFromFields(acceptedAnswer) : null);
  return post?.state === 'published' ? post : null;
}

/** The accepted answer right after its question, with the way to its place. */
export function AcceptedAnswer({ app, pane, post }: { app: App; pane: ThreadPane; post: Post }) {
  const { t } = app;
  return (
    <aside class="accepted" aria-label={t('acceptedAnswer')}>
      <p class="kind-state solved">
        <Icon path={CHECK} />
        <bdi>{t('acceptedBy', { name: post.author.name })}</bdi>
      </p>
      <p dir="auto">{excerptOf(post.html)}</p>
      <p>
        <button type="button" class="kind-link" onClick={() => void app.conversation?.goTo(pane, post.id)}>
          {t('goToAnswer')}
        </button>
      </p>
    </aside>
  );
}

/** Accepts one answer, or takes its acceptance back. */
export function AcceptButton({
  app,
  pane,
  post,
  isAccepted,
  isByStaff,
}: {
  app: App;
  pane: ThreadPane;
  post: Post;
  isAccepted: boolean;
  isByStaff: boolean;
}) {
  const { t } = app;
  const { name } = post.author;
  const threadId = pane.state?.id ?? '';
  const accept = { document: AnswerAcceptDocument, input: { postId: post.id } };
  const unaccept = { document: AnswerUnacceptDocument, input: { threadId } };
  return (
    <button
      type="button"
      id={`accept-${post.id}`}
      aria-label={isAccepted ? undefined : t('acceptNamed', { name })}
      onClick={() =>
        void (isAccepted
          ? attempt(app, pane, { ...unaccept, isByStaff, said: t('unacceptedSaid') })
          : attempt(app, pane, { ...accept, isByStaff, said: t('acceptedSaid', { name }) }))
      }
    >
      {t(isAccepted ? 'unaccept' : 'accept')}
    </button>
  );
}

/** The first words of a post's HTML, whole words. A template's content loads no picture. */
function excerptOf(html: string): string {
  const template = document.createElement('template');
  setSanitisedHtml(template, html.replace(/<(?:\/p|br|\/li)\b[^>]*>/g, '$& '));
  const text = (template.content.textContent ?? '').replace(/\s+/g, ' ').trim();
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/\s+\S*$/, '')}…`;
}
