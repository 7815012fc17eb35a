import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
  type TwoWayPageArgs,
} from '#platform';
import { SpaceService } from '#community';
import { DiscussionAccess } from '../discussion-access.js';
import type { Thread } from '../graphql/thread.types.js';
import { Viewing } from '../viewing.js';
import { acceptProduct, acceptRating } from './review-claim.js';
import { ReviewListRepository } from './review-list.repository.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewedProduct, ReviewSortName } from './review.types.js';

/** Which reviews, in which order. */
export interface ReviewWish {
  product: string;
  spaceId?: string | null;
  rating?: number | null;
  sort?: ReviewSortName | null;
}

/** Reviews and what they add up to, through the eyes of an actor. */
@Injectable()
export class ProductReviews {
  constructor(
    private readonly access: DiscussionAccess,
    private readonly spaces: SpaceService,
    private readonly lists: ReviewListRepository,
    private readonly reviews: ReviewRepository,
    private readonly viewing: Viewing,
    private readonly cursors: CursorCodec,
  ) {}

  /** Latest first where no order is asked for. Two statements. Throws BadCursor, ProductInvalid, RatingInvalid. */
  async page(actor: Actor, wish: ReviewWish, args: PageArgs): Promise<Page<Thread>> {
    const { folded } = acceptProduct(wish.product);
    const sort = wish.sort ?? 'newest';
    const rating = wish.rating == null ? null : acceptRating(wish.rating);
    const place = wish.spaceId ?? 'all';
    const list = `reviews/${actor.communityId}/${place}/${sort}/${rating ?? 'all'}/${folded}`;
    const window = pageWindow(this.cursors, list, args);
    const spaceIds = await this.spacesOf(actor, wish.spaceId ?? null);
    const asked = { spaceIds, folded, rating, sort };
    const rows = spaceIds.length === 0 ? [] : await this.lists.page(asked, window.edge, window.limit + 1);
    const threads = await this.viewing.threads(
      actor,
      rows.map(({ row }) => row),
    );
    const keys = new Map(rows.map(({ row, key }) => [row.id, [key, row.id]]));
    return toPage(window, threads, (thread) => keys.get(thread.id) ?? []);
  }

  /** Most reviewed first. Two statements. Throws BadCursor. */
  async products(actor: Actor, spaceId: string | null, args: PageArgs): Promise<Page<ReviewedProduct>> {
    const window = pageWindow(this.cursors, `products/${actor.communityId}/${spaceId ?? 'all'}`, args);
    const spaceIds = await this.spacesOf(actor, spaceId);
    const rows =
      spaceIds.length === 0 ? [] : await this.lists.products(spaceIds, window.edge, window.limit + 1);
    return toPage(window, rows, placeOf);
  }

  /** One that nobody has reviewed has no figures. Null in no space for reviews that the actor sees. Throws ProductInvalid. */
  async product(actor: Actor, spaceId: string, text: string): Promise<ReviewedProduct | null> {
    acceptProduct(text);
    const [space] = await this.spaces.spacesByIds(actor, [spaceId]);
    return space?.kind === 'reviews' ? this.figuresIn(space.id, text) : null;
  }

  /** The same, in a space for reviews that the actor was found to see. One statement. */
  async figuresIn(spaceId: string, text: string): Promise<ReviewedProduct> {
    const { key, folded } = acceptProduct(text);
    const found = await this.lists.product(spaceId, folded);
    return (
      found ?? {
        product: key,
        folded,
        spaceId,
        reviewCount: 0,
        average: null,
        distribution: [0, 0, 0, 0, 0],
      }
    );
  }

  /** Most reviewed first, in a space that the actor was found to see. One statement. */
  async topOf(spaceId: string, count: number): Promise<ReviewedProduct[]> {
    return this.lists.products([spaceId], null, count);
  }

  /** Most reviewed first, forward or backward, in a space that the actor was found to see. One statement. Throws BadCursor. */
  async pageIn(
    { communityId }: Actor,
    spaceId: string,
    args: TwoWayPageArgs,
  ): Promise<Page<ReviewedProduct>> {
    const window = pageWindow(this.cursors, `products/${communityId}/${spaceId}`, args);
    const rows = await this.lists.products([spaceId], window.edge, window.limit + 1, window.direction);
    return toPage(window, rows, placeOf);
  }

  /** The actor's own review, published or waiting. One statement, none for guests. */
  async ownOf(
    actor: Actor,
    { spaceId, folded }: Pick<ReviewedProduct, 'spaceId' | 'folded'>,
  ): Promise<string | null> {
    return actor.memberId === null ? null : this.reviews.findOwnIn(spaceId, folded, actor.memberId);
  }

  private async spacesOf(actor: Actor, spaceId: string | null): Promise<string[]> {
    const visible = await this.access.visibleSpaceIds(actor);
    return spaceId === null ? visible : visible.filter((id) => id === spaceId);
  }
}

/** Where a product stands in a list, most reviewed first. */
function placeOf({ reviewCount, folded, spaceId }: ReviewedProduct): [string, string, string] {
  return [String(reviewCount), folded, spaceId];
}
