import type { QuestionView } from '../kind-views.js';
import { excerptOf } from '../pages/thread-json-ld.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, ThreadView } from '../views.js';
import { Form } from './form.js';
import { Icon } from './icon.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  thread: ThreadView;
  question: QuestionView;
  /** Where to go once something was done. */
  path: string;
}

/** Code units of an accepted answer that are shown beneath its question, as in the widget. */
const EXCERPT = 280;

/** What stands at the head of a question: whether it is solved, and who else asks. */
export function QuestionPanel({ page, brand, thread, question, path }: Props) {
  const { t, reader } = page;
  const { kinds } = t;
  const { alsoAskCount, viewerAlsoAsks, isOwn, acceptedId } = question;
  return (
    <section class="kind" aria-label={kinds.about}>
      <p class={acceptedId ? 'kind-state solved' : 'kind-state'}>
        <Icon name={acceptedId ? 'check' : 'message'} />
        {acceptedId ? kinds.solved : kinds.unsolved}
      </p>
      <div class="kind-act">
        {alsoAskCount > 0 && <span class="quiet">{kinds.alsoAsked(alsoAskCount)}</span>}
        {viewerAlsoAsks && <span class="quiet">{kinds.alsoAskedByYou}</span>}
        {!reader && (
          <a class="secondary" href={pathOf(brand, `/sign-in?next=${encodeURIComponent(path)}`)}>
            {kinds.alsoAsk}
            <span class="sr">{kinds.signInToAlsoAsk}</span>
          </a>
        )}
        {reader && !isOwn && (
          <Form
            t={t}
            operation="alsoAsk"
            next={path}
            isInline
            submit={viewerAlsoAsks ? kinds.alsoAskNot : kinds.alsoAsk}
            spokenSubmit={viewerAlsoAsks ? undefined : kinds.alsoAskSpoken}
          >
            <input type="hidden" name="threadId" value={thread.id} />
            <input type="hidden" name="isOn" value={String(!viewerAlsoAsks)} />
          </Form>
        )}
      </div>
    </section>
  );
}

/** The accepted answer, right after its question, with the way to its place. */
export function AcceptedAnswer({ page, brand, thread, question }: Omit<Props, 'path'>) {
  const { kinds } = page.t;
  const { accepted } = question;
  if (!accepted) return null;
  return (
    <aside class="accepted" aria-label={kinds.acceptedAnswer}>
      <p class="kind-state solved">
        <Icon name="check" />
        <bdi>{kinds.acceptedBy(accepted.author.name)}</bdi>
      </p>
      {!accepted.isFolded && <p dir="auto">{excerptOf(accepted.bodyHtml, EXCERPT)}</p>}
      <p>
        <a href={pathOf(brand, `/t/${thread.id}/p/${accepted.id}`)}>{kinds.goToAnswer}</a>
      </p>
    </aside>
  );
}

/** Accepts one answer, or takes its acceptance back: for who asked, and staff. */
export function AcceptForm({
  page,
  path,
  thread,
  post,
  isAccepted,
}: {
  page: PageContext;
  path: string;
  thread: ThreadView;
  post: { readonly id: string; readonly author: { readonly name: string } };
  isAccepted: boolean;
}) {
  const { t } = page;
  const { kinds } = t;
  return (
    <Form
      t={t}
      operation={isAccepted ? 'answerUnaccept' : 'answerAccept'}
      next={path}
      isInline
      submit={isAccepted ? kinds.unaccept : kinds.accept}
      spokenSubmit={isAccepted ? undefined : kinds.acceptNamed(post.author.name)}
    >
      {isAccepted ? (
        <input type="hidden" name="threadId" value={thread.id} />
      ) : (
        <input type="hidden" name="postId" value={post.id} />
      )}
    </Form>
  );
}
