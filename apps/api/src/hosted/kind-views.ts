import type {
  AnnouncementReach,
  IdeaSortName,
  IdeaStanding,
  QuestionFilterName,
  ReviewedProduct,
  ReviewSortName,
} from '#discussion';
import type { IdeaStatusName } from '#protocol';
import type { AuthorView, PostView } from './views.js';

/** Which part of a list of reviews: of all products, latest activity first, or of one. */
export interface ReviewChoice {
  readonly kind: 'reviews';
  readonly product: string | null;
  readonly sort: ReviewSortName;
  readonly rating: number | null;
}

/** Which part of a space's list an address asks for, by what the space is for; null where it has one list only. */
export type ListChoice =
  | { readonly kind: 'questions'; readonly show: QuestionFilterName | null }
  | { readonly kind: 'ideas'; readonly sort: IdeaSortName; readonly status: IdeaStanding | null }
  | ReviewChoice
  /** Every product of a space for reviews. */
  | { readonly kind: 'products' }
  /** Those that have ended, or those that are current. */
  | { readonly kind: 'announcements'; readonly isPast: boolean }
  | null;

/** What makes a thread a question, with what its page shows of the answer. */
export interface QuestionView {
  readonly kind: 'questions';
  readonly alsoAskCount: number;
  readonly viewerAlsoAsks: boolean;
  /** The reader asked it. */
  readonly isOwn: boolean;
  readonly acceptedId: string | null;
  /** Null as well where the answer is not to be seen. */
  readonly accepted: PostView | null;
}

/** One move of an idea. */
export interface IdeaMoveView {
  readonly id: string;
  readonly from: IdeaStatusName;
  readonly to: IdeaStatusName;
  readonly note: string | null;
  readonly movedAt: Date;
  readonly by: AuthorView;
}

/** What makes a thread an idea. */
export interface IdeaView {
  readonly kind: 'ideas';
  readonly status: IdeaStatusName;
  readonly voteCount: number;
  readonly viewerHasVoted: boolean;
  readonly mergedCount: number;
  readonly isMerged: boolean;
  /** Where it leads; null as well where that is not to be seen. */
  readonly mergedInto: { readonly id: string; readonly title: string } | null;
  /** Latest first. */
  readonly moves: readonly IdeaMoveView[];
}

/** What makes a thread a review. */
export interface ReviewView {
  readonly kind: 'reviews';
  readonly rating: number;
  readonly product: string;
  readonly isVerified: boolean;
  readonly helpfulCount: number;
  readonly viewerFoundHelpful: boolean;
  /** The reader wrote it. */
  readonly isOwn: boolean;
  /** The reader may still give another rating. */
  readonly canRate: boolean;
}

/** What makes a thread an announcement. */
export interface AnnouncementView {
  readonly kind: 'announcements';
  /** Null for one that does not end. */
  readonly expiresAt: Date | null;
  /** Who has read it: for staff of its space. */
  readonly reach: AnnouncementReach | null;
}

/** A product in a list. */
export type ProductLineView = Pick<ReviewedProduct, 'product' | 'average' | 'reviewCount'>;

/** A product with what its reviews add up to. */
export interface ProductView extends ProductLineView {
  readonly distribution: readonly number[];
  /** The reader's own review of it. */
  readonly viewerReviewId: string | null;
}

/** What stands above the list of a space for reviews. */
export interface ReviewHead {
  /** The product that was chosen. */
  readonly product: ProductView | null;
  /** Where none was, the most reviewed. */
  readonly products: readonly ProductLineView[];
  /** There are more products than those. */
  readonly hasMore: boolean;
}

/** What a thread is beside a discussion. */
export type KindView = QuestionView | IdeaView | ReviewView | AnnouncementView | null;

/** The ideas of one status, on the roadmap. */
export interface RoadmapColumnView {
  readonly status: IdeaStatusName;
  readonly standing: IdeaStanding;
  readonly count: number;
  readonly ideas: readonly { readonly id: string; readonly title: string; readonly voteCount: number }[];
}
