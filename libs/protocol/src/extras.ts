import type { AttachedFile, PreviewedLink } from './media.js';
import type { PollExtras } from './polls.js';

/** How often one reaction was given. */
export interface ReactionCount {
  /** One of the community's reactions. */
  readonly kind: string;
  readonly count: number;
}

/** A passage of another post that a post quotes, and what became of it since. */
export interface PostQuote {
  readonly postId: string;
  readonly threadId: string;
  readonly revisionNumber: number;
  /** EDITED: the passage does not stand in the quoted post any more. GONE: that post was withdrawn or removed. */
  readonly state: 'SAME' | 'EDITED' | 'GONE';
}

/** A post in another thread. */
export interface PostReference {
  readonly threadId: string;
  readonly postId: string;
}

/** The answer that helped. */
export interface AcceptedAnswer {
  readonly postId: string;
  /** ISO 8601. */
  readonly acceptedAt: string;
  /** Accepted by who asked; else by staff. */
  readonly isByAuthor: boolean;
}

/** What makes a thread a question. */
export interface QuestionExtras {
  /** Members beside its author who have it too. */
  readonly alsoAskCount: number;
  readonly accepted: AcceptedAnswer | null;
}

/** Where an idea may stand. */
export type IdeaStatusName = 'PROPOSED' | 'UNDER_REVIEW' | 'PLANNED' | 'IN_PROGRESS' | 'SHIPPED' | 'DECLINED';

/** What makes a thread an idea. */
export interface IdeaExtras {
  readonly status: IdeaStatusName;
  /** Members who want it, with those of ideas merged into it, each once. */
  readonly voteCount: number;
  /** Ideas merged into it. */
  readonly mergedCount: number;
  /** The thread it was merged into. */
  readonly mergedIntoId: string | null;
  /** What staff said when it last moved. */
  readonly note: string | null;
}

/** What makes a thread a review. */
export interface ReviewExtras {
  /** 1 to 5. */
  readonly rating: number;
  /** Key of what it is about, as it was written. */
  readonly product: string;
  /** When it was written, the brand vouched that its author had bought it. */
  readonly isVerified: boolean;
  /** Members whom it helped. */
  readonly helpfulCount: number;
}

/** What makes a thread an announcement. */
export interface AnnouncementExtras {
  /** ISO 8601: from then on it is past. */
  readonly expiresAt: string | null;
}

/** Who marked a post as the brand's word on its thread, and when. */
export interface OfficialMark {
  readonly byId: string;
  readonly byName: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * What features add to a post, the same for every reader. In the shape in which GraphQL answers it, so that a frame
 * replaces what a query brought; a key is absent, or null, where there is nothing.
 */
export interface PostExtras {
  /** Most frequent first. */
  readonly reactions?: readonly ReactionCount[] | null;
  /** In the order their author gave them. */
  readonly attachments?: readonly AttachedFile[] | null;
  /** At most three, in the order of the links. */
  readonly previews?: readonly PreviewedLink[] | null;
  readonly poll?: PollExtras | null;
  /** In the order of the text. */
  readonly quotes?: readonly PostQuote[] | null;
  /** Where what it answers was left, when one of the two went to another thread. */
  readonly inReplyTo?: PostReference | null;
  /** Staff has marked it as the brand's word on the thread. */
  readonly official?: OfficialMark | null;
}

/** What features add to a thread, as PostExtras. */
export interface ThreadExtras {
  /** In the order they were given. */
  readonly tags?: readonly string[] | null;
  /** Shown first in its space's list (`space`), or in the community's as well. */
  readonly pinnedIn?: 'space' | 'community' | null;
  /** ISO 8601; from then on it is pinned no more. */
  readonly pinnedUntil?: string | null;
  /** Recognised by the brand. */
  readonly isFeatured?: boolean | null;
  /** Seconds between two posts of one member. */
  readonly slowModeSeconds?: number | null;
  /** Of threads in a space for questions. */
  readonly question?: QuestionExtras | null;
  /** Of threads in a space for ideas. */
  readonly idea?: IdeaExtras | null;
  /** Of threads in a space for reviews. */
  readonly review?: ReviewExtras | null;
  /** Of threads in a space for announcements. */
  readonly announcement?: AnnouncementExtras | null;
  /** The post that is the brand's word on it. */
  readonly officialPostId?: string | null;
  /** Who wrote that post. */
  readonly officialAuthor?: string | null;
}
