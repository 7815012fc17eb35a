import type { PostInvolvement } from '#discussion';
import type { Fact, FactType } from '#platform';
import type { NoticeKindName } from '../notices/notice-kind.js';

/** Of every fact that members are told of. */
export interface PostNews {
  threadId: string;
  postId: string;
}

/** What a notice is about. */
export interface NoticeSubject {
  communityId: string;
  factId: string;
  kind: NoticeKindName;
  threadId: string;
  postId: string;
  postSeq: number | null;
  /** Who did it, and is never told of it; null where nobody is named. */
  actorId: string | null;
  at: Date;
}

/** Some of those whom a fact concerns. */
export interface NoticeAudience {
  /** At most 500. */
  memberIds: readonly string[];
  /** Where the next batch begins; null at the end. */
  next: string | null;
  /** What the actor did is undone: whoever was told of it no longer is. */
  isOver?: boolean;
}

/** One kind of notice: of which facts, and whom they concern. Who may see it and who wants it is asked elsewhere. */
export interface NoticeRule {
  readonly kind: NoticeKindName;
  readonly facts: readonly FactType<PostNews>[];
  /** Told to who mutes the thread, too: it is about what the member wrote himself. */
  readonly isOwnNews?: boolean;
  /** Of one actor and one post told once, however often it is done. */
  readonly isOnce?: boolean;
  /** Null where the fact is nobody's news. */
  subjectOf(fact: Fact<PostNews>): NoticeSubject | null;
  /** One batch, from `after` on; null is the start. `post` is the fact's, null where it is not published now. */
  audience(fact: Fact<PostNews>, post: PostInvolvement | null, after: string | null): Promise<NoticeAudience>;
}

/** Members of one batch that is read in the order of their ids. */
export const BATCH = 500;

/** A batch of at most BATCH: fewer are the last. */
export function batchOf(memberIds: readonly string[]): NoticeAudience {
  return { memberIds, next: memberIds.length === BATCH ? (memberIds.at(-1) ?? null) : null };
}

/** Nobody, or nobody else. */
export const NOBODY: NoticeAudience = { memberIds: [], next: null };
