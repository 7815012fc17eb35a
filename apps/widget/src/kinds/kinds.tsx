import type { IdeaExtras } from '#protocol';
import { Component, type ComponentChildren, type VNode } from 'preact';
import type { Post } from '../../model/post.js';
import { kindOf, type ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import {
  KindOfThreadDocument,
  MergedIdeaDocument,
  StaffRightsDocument,
  type MergedIdeaQuery,
  type StaffRightsQuery,
} from '../generated/operations.js';
import type { Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/kinds.css?inline';
import type { ListPane } from '../forum/list-pane.js';
import type { ThreadPane } from '../thread-pane.js';
import { Icon } from '../ui/icon.js';
import type { PostItemProps } from '../ui/post-item.js';
import { put, troubles } from './attempt.js';
import { CHECK } from './icons.js';
import { IdeaHead } from './idea.js';
import { emptyOf, Filters, marksOf, VoteBox } from './list.js';
import { AnnouncementEnd } from './announcement.js';
import { AcceptButton, acceptedPost, AcceptedAnswer, QuestionHead } from './question.js';

const TEXTS: Part = {
  fr: () => import('../../model/i18n/kinds.fr.js'),
  en: () => import('../../model/i18n/kinds.en.js'),
};

/** What of a post concerns its question: bits of `markOf`. */
const ACCEPTED = 1;
const ACCEPTABLE = 2;

/** Tells whenever what it holds was drawn. */
class Followed extends Component<{ follow: () => Promise<void>; children: ComponentChildren }> {
  override componentDidMount(): void {
    void this.props.follow();
  }

  override componentDidUpdate(): void {
    void this.props.follow();
  }

  override render() {
    return this.props.children;
  }
}

type Rights = NonNullable<StaffRightsQuery['thread']>;

/** What spaces for questions, ideas and announcements add to threads and lists. Comes before the first paint where there is one. */
export class Kinds {
  readonly Filters = Filters;
  readonly VoteBox = VoteBox;
  readonly marks = marksOf;
  readonly #rights = new WeakMap<ThreadPane, Rights | null>();
  /** Of staff, on the forum's own pages: who has read the announcement. */
  readonly #reaches = new WeakMap<ThreadPane, () => VNode>();
  readonly #merged = new WeakMap<ThreadPane, { of: string; target: MergedIdeaQuery['thread'] | undefined }>();
  /** What was asked for last of each thread. */
  readonly #asked = new WeakMap<ThreadPane, string>();

  private constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
  }

  static async open(app: App): Promise<Kinds> {
    await app.language.load(TEXTS);
    return app.kinds ?? new Kinds(app);
  }

  /** Where a list has nothing of what was chosen. */
  empty(list: ListPane) {
    return emptyOf(this.app, list);
  }

  /** At the head of a thread: what makes it a question, an idea or an announcement. Nothing where its space is for none. */
  head(pane: ThreadPane, state: ThreadState) {
    const { app } = this;
    const { question, idea, announcement } = state.extras ?? {};
    const { kind } = state.space;
    const isQuestion = kind === 'QUESTIONS' && question;
    const isIdea = kind === 'IDEAS' && idea;
    if (kind === 'ANNOUNCEMENTS' && announcement) return this.#news(pane, state, announcement.expiresAt);
    if (!isQuestion && !isIdea) return null;
    const trouble = troubles.get(pane);
    return (
      <Followed key={state.id} follow={() => this.#follow(pane)}>
        <section class="kind" part="kind" aria-label={app.t(isQuestion ? 'aboutQuestion' : 'aboutIdea')}>
          {isQuestion && <QuestionHead app={app} pane={pane} state={state} question={question} />}
          {isIdea && <IdeaHead app={app} pane={pane} state={state} idea={idea as IdeaExtras} />}
          {trouble && <p class="note error">{trouble}</p>}
        </section>
      </Followed>
    );
  }

  /** Until when an announcement is current and, for staff, who has read it. */
  #news(pane: ThreadPane, { id }: ThreadState, end: string | null) {
    const { app } = this;
    const reach = this.#reaches.get(pane);
    const trouble = troubles.get(pane);
    return (
      <Followed key={id} follow={() => this.#follow(pane)}>
        {(end ?? reach) && (
          <section class="kind" part="kind" aria-label={app.t('aboutNews')}>
            {end && (
              <p class="kind-state">
                <AnnouncementEnd app={app} at={end} />
              </p>
            )}
            {reach?.()}
            {trouble && <p class="note error">{trouble}</p>}
          </section>
        )}
      </Followed>
    );
  }

  /** After the post that asks: the answer that was accepted. */
  after(pane: ThreadPane, post: Post) {
    const { state } = pane;
    if (state?.space.kind !== 'QUESTIONS' || post.id !== state.openingId) return null;
    const accepted = acceptedPost(state);
    return accepted && <AcceptedAnswer app={this.app} pane={pane} post={accepted} />;
  }

  /** What of a post is drawn otherwise: it is the accepted one, it may be accepted. */
  markOf(pane: ThreadPane, post: Post): number {
    const { state } = pane;
    const question = state?.extras?.question;
    if (!state || !question || state.space.kind !== 'QUESTIONS' || post.id === state.openingId) return 0;
    const isAcceptable = state.viewerCanAccept || this.#rights.get(pane)?.viewerCanAccept;
    return (question.accepted?.postId === post.id ? ACCEPTED : 0) + (isAcceptable ? ACCEPTABLE : 0);
  }

  /** Under the text of a post: says that it is the accepted answer. */
  below({ mark }: PostItemProps) {
    return (
      !!(mark & ACCEPTED) && (
        <p class="official accepted-mark" part="official">
          <Icon path={CHECK} />
          {this.app.t('acceptedAnswer')}
        </p>
      )
    );
  }

  /** Among what can be done to a post. */
  accept({ pane, post, mark }: PostItemProps) {
    if (!(mark & ACCEPTABLE) || post.state !== 'published') return null;
    const isByStaff = !pane.state?.viewerCanAccept;
    return (
      <AcceptButton
        app={this.app}
        pane={pane}
        post={post}
        isAccepted={!!(mark & ACCEPTED)}
        isByStaff={isByStaff}
      />
    );
  }

  /** Does it for a member; anybody else is asked to sign in, or joins. */
  asMember(action: () => void): void {
    const { app } = this;
    if (app.viewer) action();
    else if (app.canJoin) void app.session().then((session) => session.join());
    else app.conversation?.requestLogin('vote');
  }

  maySetStatus(pane: ThreadPane): boolean {
    return !!this.#rights.get(pane)?.viewerCanSetStatus;
  }

  /** Where a duplicate leads; null where that is not to be seen, undefined as long as it is not known. */
  mergedOf(pane: ThreadPane): MergedIdeaQuery['thread'] | undefined {
    return this.#merged.get(pane)?.target;
  }

  /** A live change was of votes, a status, an answer or an end alone: nothing that only the server knows of the viewer changed. */
  isAllOf(before: ThreadState, after: ThreadState): boolean {
    const rest = ({ title, isLocked, extras }: ThreadState) =>
      JSON.stringify([title, isLocked, { ...extras, question: 0, idea: 0, announcement: 0 }]);
    return !!kindOf(after.extras) && rest(before) === rest(after);
  }

  /** Learns what neither the first answer nor frames bring: texts of another answer, moves, staff's own rights. */
  async #follow(pane: ThreadPane): Promise<void> {
    const { app } = this;
    const { state } = pane;
    if (!state) return;
    try {
      if (state.extras?.announcement) return await this.#learnReach(pane, state);
      await Promise.all([this.#learnRights(pane, state), this.#learnMerged(pane, state)]);
      const { question, idea } = state.extras ?? {};
      const acceptedId = question?.accepted?.postId;
      const hasAnswer = !acceptedId || state.posts.has(acceptedId) || state.acceptedAnswer?.id === acceptedId;
      const hasMoves = !idea || (state.ideaMoves?.[0]?.to ?? 'PROPOSED') === idea.status;
      const wish = `${acceptedId}/${idea?.status}/${idea?.note}`;
      if ((hasAnswer && hasMoves) || this.#asked.get(pane) === wish) return;
      this.#asked.set(pane, wish);
      const { thread } = await app.connection.send(KindOfThreadDocument, { id: state.id });
      if (thread) put(app, pane, thread);
    } catch (error) {
      app.report(error);
    }
  }

  /** A widget's token has a member's rights alone; on the forum's own pages, the page's session has all of them. */
  async #learnRights(pane: ThreadPane, { id }: ThreadState): Promise<void> {
    const { app } = this;
    if (!app.isCookieSession || !app.viewer?.isStaff || this.#rights.has(pane)) return;
    this.#rights.set(pane, null);
    const { thread } = await (await app.session()).asThePage(StaffRightsDocument, { id });
    this.#rights.set(pane, thread);
    app.update();
  }

  /** Asked once, and only of who may have the right: for anybody else there is nothing to load. */
  async #learnReach(pane: ThreadPane, { id }: ThreadState): Promise<void> {
    const { app } = this;
    if (!app.isCookieSession || !app.viewer?.isStaff || this.#asked.get(pane) === id) return;
    this.#asked.set(pane, id);
    const { loadReach } = await import('./reach.js');
    const reach = await loadReach(app, pane);
    if (reach) this.#reaches.set(pane, reach);
    app.update();
  }

  async #learnMerged(pane: ThreadPane, { extras }: ThreadState): Promise<void> {
    const { app } = this;
    const id = extras?.idea?.mergedIntoId;
    if (!id || this.#merged.get(pane)?.of === id) return;
    this.#merged.set(pane, { of: id, target: undefined });
    const { thread } = await app.connection.send(MergedIdeaDocument, { id });
    this.#merged.set(pane, { of: id, target: thread });
    app.update();
  }
}
