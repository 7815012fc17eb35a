import { defineFact } from '#platform';

/** What of a settled case is its author's news. */
export interface CaseOutcome {
  postId: string;
  threadId: string;
  authorId: string;
  outcome: 'published' | 'rejected' | 'removed' | 'withdrawn';
}

/** Known by name only: reactors do not import each other, the log is what they share. */
export const CaseDecided = defineFact<CaseOutcome>('moderation.CaseDecided');
