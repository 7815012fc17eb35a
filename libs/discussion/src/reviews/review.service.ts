import { Injectable } from '@nestjs/common';
import { CommunityService } from '#community';
import { type Actor, Database, moderatesSpace } from '#platform';
import { isOwn, requireWriter } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { Thread } from '../graphql/thread.types.js';
import { KindAccess, NotOfKind } from '../kinds/kind-access.js';
import { EditWindowClosed } from '../post/post.errors.js';
import { ThreadLocked, ThreadNotFound } from '../thread/thread.errors.js';
import { isEditable } from '../viewing.js';
import { OwnReview } from './review.errors.js';
import { acceptRating } from './review-claim.js';
import type { ReviewRateInput } from './review.inputs.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewRating } from './review.types.js';

/** Ratings of reviews, and whom reviews help. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly kinds: KindAccess,
    private readonly communities: CommunityService,
    private readonly reviews: ReviewRepository,
    private readonly extras: ExtrasWriter,
  ) {}

  /**
   * By its author, while its text could be edited; every rating it had is kept. The one it has changes nothing. Answers the
   * thread's id. Throws NotAMember, MemberSuspended, ThreadNotFound, NotOfKind, RatingInvalid, EditWindowClosed, ThreadLocked.
   */
  async rate(actor: Actor, input: ReviewRateInput): Promise<string> {
    requireWriter(actor);
    const rating = acceptRating(input.rating);
    const { thread } = await this.kinds.require(actor, input.threadId, 'reviews');
    if (!isOwn(actor, thread)) throw new ThreadNotFound();
    if (thread.isLocked && !moderatesSpace(actor, thread.spaceId)) throw new ThreadLocked();
    const { editWindowMinutes } = await this.communities.requireById(actor.communityId);
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, thread, async () => {
        const review = await this.reviews.lock(tx, thread.id);
        if (!review) throw new NotOfKind('reviews');
        const first = await this.reviews.standingOf(tx, thread.id);
        if (!isEditable(first, editWindowMinutes)) throw new EditWindowClosed(editWindowMinutes);
        if (review.rating === rating) return null;
        await this.reviews.rate(tx, review, rating);
        return { review: await this.reviews.snapshot(tx, thread.id) };
      }),
    );
    return thread.id;
  }

  /** Whether `rate` would take another rating of the actor's own review at this moment. One statement at most. */
  async canRate(actor: Actor, thread: { id: string; isLocked: boolean; spaceId: string }): Promise<boolean> {
    if (thread.isLocked && !moderatesSpace(actor, thread.spaceId)) return false;
    const { editWindowMinutes } = await this.communities.requireById(actor.communityId);
    return isEditable(await this.reviews.standingOf(this.database, thread.id), editWindowMinutes);
  }

  /** Once a member, whatever is repeated. Throws NotAMember, MemberSuspended, ThreadNotFound, NotOfKind, OwnReview. */
  async findHelpful(actor: Actor, threadId: string, isOn: boolean): Promise<string> {
    const memberId = requireWriter(actor);
    const { thread } = await this.kinds.require(actor, threadId, 'reviews');
    if (isOwn(actor, thread)) throw new OwnReview();
    const { communityId, id } = thread;
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, thread, async () => {
        const review = await this.reviews.lock(tx, id);
        if (!review?.isCounted) throw new NotOfKind('reviews');
        const isChanged = await this.reviews.setHelpful(tx, { communityId, threadId: id, memberId, isOn });
        return isChanged ? { review: await this.reviews.snapshot(tx, id) } : null;
      }),
    );
    return id;
  }

  /** Which of these reviews helped the viewer; none for guests, without a statement. */
  async foundHelpfulBy(actor: Actor, threadIds: readonly string[]): Promise<string[]> {
    return actor.memberId === null ? [] : this.reviews.foundHelpfulBy(actor.memberId, threadIds);
  }

  /** A review's former ratings are its author's and the moderators' to see. */
  seesRatings(actor: Actor, thread: Pick<Thread, 'authorId' | 'spaceId' | 'extras'>): boolean {
    return !!thread.extras?.review && (isOwn(actor, thread) || moderatesSpace(actor, thread.spaceId));
  }

  /** Ratings of reviews that the actor was found to see, latest first, at most 50 of each. One statement. */
  async ratingsOf(threadIds: readonly string[]): Promise<ReviewRating[]> {
    return this.reviews.ratingsOf(threadIds);
  }
}
