import type { Actor } from '#platform';

/** What is known of an author when a draft is screened. */
export interface AuthorHistory {
  /** Counted up to 1,000. */
  readonly publishedCount: number;
  /** Counted up to 1,000. */
  readonly rejectedCount: number;
  readonly joinedAt: Date;
  /** Holds a staff role in the community. */
  readonly isStaff: boolean;
}

/** A text that somebody wants to publish. */
export interface PostDraft {
  readonly communityId: string;
  readonly spaceId: string;
  /** Null for the opening of a thread. */
  readonly threadId: string | null;
  readonly isEdit: boolean;
  /** Title of the thread to open; null for replies and edits. */
  readonly title: string | null;
  /** As received. */
  readonly body: string;
  readonly plainText: string;
  /** Where the body's links lead. */
  readonly links: readonly string[];
  readonly author: AuthorHistory;
  /** Posts of this author with the same readable text in the last ten minutes. */
  readonly sameTextCount: number;
}

/** Why a draft is held, for staff and for the record. */
export interface ScreeningSignal {
  /** Stable name of the check. */
  readonly check: string;
  readonly explanation: string;
}

/** What the screener answers. */
export type ScreeningVerdict =
  | { readonly outcome: 'publish' }
  | { readonly outcome: 'hold'; readonly signals: readonly ScreeningSignal[] };

/** Asked before a text is published. The port is discussion's; the apps bind it. */
export abstract class PostScreener {
  /** Runs before the transaction, so it may take its time. */
  abstract screen(actor: Actor, draft: PostDraft): Promise<ScreeningVerdict>;
}
