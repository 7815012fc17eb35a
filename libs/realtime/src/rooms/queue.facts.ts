import { defineFact } from '#platform';

/** What a fact of the moderation queue says about the queue as a whole. */
export interface QueueState {
  spaceId: string;
  /** Open cases of the community, once the fact is true. */
  openCount: number;
  /** Rises with every change of the community's queue. */
  queueVersion: number;
}

/** What became of the post of a case. */
export interface CaseOutcome extends QueueState {
  postId: string;
  threadId: string;
  authorId: string;
  outcome: 'published' | 'rejected' | 'removed' | 'withdrawn';
}

/** Known by name only: reactors do not import each other, the log is what they share. */
export const CaseOpened = defineFact<QueueState>('moderation.CaseOpened');

/** Known by name only, as CaseOpened. */
export const CaseDecided = defineFact<CaseOutcome>('moderation.CaseDecided');
