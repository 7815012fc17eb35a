import { Injectable } from '@nestjs/common';
import {
  AnnouncementService,
  IDEA_STATUSES,
  IdeaReader,
  IdeaService,
  IdeaSort,
  PostReader,
  ProductReviews,
  QuestionFilter,
  QuestionService,
  ReviewService,
  ReviewSort,
  statusNameOf,
  ThreadService,
} from '#discussion';
import { productKeyOf } from '#identity';
import { type Actor, moderatesSpace } from '#platform';
import type { AcceptedAnswer, ReviewExtras } from '#protocol';
import type {
  AnnouncementView,
  IdeaView,
  KindView,
  ListChoice,
  ProductLineView,
  QuestionView,
  ReviewChoice,
  ReviewHead,
  ReviewView,
  RoadmapColumnView,
} from '../kind-views.js';
import type { PageView, PostView, SpaceView, ThreadLineView, ThreadView } from '../views.js';
import { NOBODY } from './author-view.js';
import { ForumReader, type PageWish, THREADS_A_PAGE } from './forum-reader.js';

/** Ideas of one status on the roadmap. */
const IDEAS_A_COLUMN = 5;

/** Products of a space that are shown at once, the most reviewed. */
const PRODUCTS_SHOWN = 48;

/** The one of these words that an address gives; null for any other. */
const oneOf = <Word extends string>(words: readonly Word[], given: unknown): Word | null =>
  words.find((word) => word === given) ?? null;

/** A product that is none is as if it were not there. */
function reviewChoiceOf(query: Record<string, unknown>): ListChoice {
  const said = typeof query.product === 'string' ? query.product : '';
  if (said === '' && query.show === 'products') return { kind: 'products' };
  const rating = oneOf(['1', '2', '3', '4', '5'], query.rating);
  return {
    kind: 'reviews',
    product: productKeyOf(said)?.key ?? null,
    sort: oneOf(Object.values(ReviewSort), query.sort) ?? 'newest',
    rating: rating === null ? null : Number(rating),
  };
}

/** Reads what spaces for questions, ideas, reviews and announcements add to pages. */
@Injectable()
export class KindReader {
  constructor(
    private readonly reader: ForumReader,
    private readonly threads: ThreadService,
    private readonly posts: PostReader,
    private readonly questions: QuestionService,
    private readonly ideas: IdeaService,
    private readonly lists: IdeaReader,
    private readonly reviews: ReviewService,
    private readonly products: ProductReviews,
    private readonly announcements: AnnouncementService,
  ) {}

  /** Which part of the space's list an address asks for. Words that mean nothing are as if they were not there. */
  choiceOf({ kind }: SpaceView, query: Record<string, unknown>): ListChoice {
    if (kind === 'questions') return { kind, show: oneOf(Object.values(QuestionFilter), query.show) };
    if (kind === 'reviews') return reviewChoiceOf(query);
    if (kind === 'announcements') return { kind, isPast: query.show === 'past' };
    if (kind !== 'ideas') return null;
    return {
      kind,
      sort: oneOf(Object.values(IdeaSort), query.sort) ?? 'votes',
      status: oneOf(IDEA_STATUSES, query.status),
    };
  }

  /** One page of that part. Throws BadCursor. */
  async page(
    actor: Actor,
    space: SpaceView,
    choice: ListChoice,
    wish: PageWish,
  ): Promise<PageView<ThreadLineView>> {
    const spaceId = space.id;
    if (choice?.kind === 'questions')
      return this.reader.pageThreads(actor, [space], { spaceId, question: choice.show }, wish);
    if (choice?.kind === 'reviews' && choice.product !== null)
      return this.reviewPage(actor, space, { ...choice, product: choice.product }, wish);
    if (choice?.kind === 'announcements') return this.announced(actor, space, choice.isPast, wish);
    if (choice?.kind !== 'ideas') return this.reader.pageThreads(actor, [space], spaceId, wish);
    const { sort, status } = choice;
    const { after } = wish;
    const page = await this.lists.page(actor, { spaceId, sort, status }, { first: THREADS_A_PAGE, after });
    return this.reader.linesOf(actor, [space], page, after === undefined);
  }

  /** What stands above the list of a space for reviews; null in other spaces. */
  async reviewHead(actor: Actor, space: SpaceView, choice: ListChoice): Promise<ReviewHead | null> {
    if (choice?.kind !== 'reviews') return null;
    if (choice.product === null) {
      const top = await this.products.topOf(space.id, PRODUCTS_SHOWN + 1);
      return { product: null, products: top.slice(0, PRODUCTS_SHOWN), hasMore: top.length > PRODUCTS_SHOWN };
    }
    const figures = await this.products.figuresIn(space.id, choice.product);
    return {
      product: { ...figures, viewerReviewId: await this.products.ownOf(actor, figures) },
      products: [],
      hasMore: false,
    };
  }

  /** A page of every product, most reviewed first. One statement. Throws BadCursor. */
  async pageProducts(
    actor: Actor,
    space: SpaceView,
    { after, before }: PageWish,
  ): Promise<PageView<ProductLineView>> {
    const args = before === undefined ? { first: PRODUCTS_SHOWN, after } : { last: PRODUCTS_SHOWN, before };
    const { edges, pageInfo } = await this.products.pageIn(actor, space.id, args);
    return {
      items: edges.map(({ node }) => node),
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
      previous: pageInfo.hasPreviousPage ? pageInfo.startCursor : null,
    };
  }

  /** The product that a form of a review begins with, and the reader's own review of it. */
  async reviewForm(
    actor: Actor,
    space: SpaceView,
    said: unknown,
  ): Promise<{ product: string | null; ownId: string | null }> {
    const key = typeof said === 'string' ? productKeyOf(said) : null;
    if (!key) return { product: null, ownId: null };
    const ownId = await this.products.ownOf(actor, { spaceId: space.id, folded: key.folded });
    return { product: key.key, ownId };
  }

  private async reviewPage(
    actor: Actor,
    space: SpaceView,
    { product, sort, rating }: ReviewChoice & { product: string },
    { after }: PageWish,
  ): Promise<PageView<ThreadLineView>> {
    const asked = { spaceId: space.id, product, sort, rating };
    const page = await this.products.page(actor, asked, { first: THREADS_A_PAGE, after });
    return this.reader.linesOf(actor, [space], page, after === undefined);
  }

  private async announced(
    actor: Actor,
    space: SpaceView,
    isPast: boolean,
    { after }: PageWish,
  ): Promise<PageView<ThreadLineView>> {
    const asked = { spaceId: space.id, isPast };
    const page = await this.announcements.page(actor, asked, { first: THREADS_A_PAGE, after });
    return this.reader.linesOf(actor, [space], page, after === undefined);
  }

  private async announcement(
    actor: Actor,
    thread: ThreadView,
    expiresAt: string | null,
  ): Promise<AnnouncementView> {
    const isForStaff = moderatesSpace(actor, thread.space.id);
    return {
      kind: 'announcements',
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      reach: isForStaff ? await this.announcements.reach(actor, thread.id) : null,
    };
  }

  private async review(actor: Actor, thread: ThreadView, review: ReviewExtras): Promise<ReviewView> {
    const isOwn = actor.memberId !== null && actor.memberId === thread.author.id;
    const { id, isLocked, space } = thread;
    const canRate = isOwn && (await this.reviews.canRate(actor, { id, isLocked, spaceId: space.id }));
    const found = isOwn ? [] : await this.reviews.foundHelpfulBy(actor, [id]);
    return { kind: 'reviews', ...review, viewerFoundHelpful: found.length > 0, isOwn, canRate };
  }

  /** Every status of a space's ideas, in the order of the road. */
  async roadmap(actor: Actor, space: SpaceView): Promise<RoadmapColumnView[]> {
    const columns = await this.lists.roadmap(actor, space.id, IDEAS_A_COLUMN);
    return columns.map(({ status, count, ideas }) => ({
      status: statusNameOf(status),
      standing: status,
      count,
      ideas: ideas.edges.map(({ node: { id, title, extras } }) => ({
        id,
        title,
        voteCount: extras?.idea?.voteCount ?? 0,
      })),
    }));
  }

  /** What a thread is in its space: null where that is for nothing of the kind. */
  async ofThread(actor: Actor, thread: ThreadView): Promise<KindView> {
    const { question, idea, review, announcement } = thread.extras ?? {};
    const { kind } = thread.space;
    if (kind === 'questions' && question) {
      const { alsoAskCount, accepted } = question;
      return this.question(actor, thread, { alsoAskCount, accepted });
    }
    if (kind === 'announcements' && announcement)
      return this.announcement(actor, thread, announcement.expiresAt);
    if (kind === 'reviews' && review) return this.review(actor, thread, review);
    if (kind !== 'ideas' || !idea) return null;
    const [voted, moves, mergedInto] = [
      await this.ideas.votedBy(actor, [thread.id]),
      await this.movesOf(actor, thread.id),
      await this.titleOf(actor, idea.mergedIntoId),
    ];
    const { status, voteCount, mergedCount, mergedIntoId } = idea;
    return {
      kind,
      status,
      voteCount,
      mergedCount,
      viewerHasVoted: voted.length > 0,
      isMerged: mergedIntoId !== null,
      mergedInto,
      moves,
    };
  }

  private async question(
    actor: Actor,
    thread: ThreadView,
    { alsoAskCount, accepted }: { alsoAskCount: number; accepted: AcceptedAnswer | null },
  ): Promise<QuestionView> {
    const asked = await this.questions.askedBy(actor, [thread.id]);
    return {
      kind: 'questions',
      alsoAskCount,
      viewerAlsoAsks: asked.length > 0,
      isOwn: actor.memberId !== null && actor.memberId === thread.author.id,
      acceptedId: accepted?.postId ?? null,
      accepted: accepted && (await this.postOf(actor, thread, accepted.postId)),
    };
  }

  /** From the page that was read where it is on it. */
  private async postOf(actor: Actor, thread: ThreadView, id: string): Promise<PostView | null> {
    const known = thread.posts.items.find((post) => post.id === id);
    const [view] = known
      ? [known]
      : await this.reader.viewsOf(actor, await this.posts.publicByIds(actor, [id]));
    return view?.state === 'published' ? view : null;
  }

  private async movesOf(actor: Actor, threadId: string): Promise<IdeaView['moves']> {
    const moves = await this.ideas.movesOf([threadId]);
    const authors = await this.reader.authorsOf(
      actor,
      moves.map(({ movedById }) => ({ authorId: movedById })),
    );
    return moves.map(({ id, from, to, note, movedAt, movedById }) => ({
      id,
      from: statusNameOf(from),
      to: statusNameOf(to),
      note,
      movedAt,
      by: authors.get(movedById) ?? NOBODY,
    }));
  }

  private async titleOf(actor: Actor, id: string | null): Promise<IdeaView['mergedInto']> {
    const [thread] = id === null ? [] : await this.threads.visibleByIds(actor, [id]);
    return thread?.state === 'published' ? { id: thread.id, title: thread.title } : null;
  }
}
