import { defineFact } from '#platform';
import type { CaseOutcomeName } from './case.entity.js';

/** What every fact about a case carries: the case, its post, and the queue as it stands once the fact is true. */
export interface CaseFactPayload {
  caseId: string;
  postId: string;
  threadId: string;
  spaceId: string;
  authorId: string;
  /** Open cases of the community. */
  openCount: number;
  /** Rises with every change of the community's queue. */
  queueVersion: number;
}

/** Something waits for a moderator. */
export const CaseOpened = defineFact<CaseFactPayload>('moderation.CaseOpened');

/** A case was settled, by a moderator or (`withdrawn`) by the author of the post. */
export const CaseDecided = defineFact<CaseFactPayload & { outcome: CaseOutcomeName }>(
  'moderation.CaseDecided',
);
