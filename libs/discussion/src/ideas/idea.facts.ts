import { defineFact } from '#platform';
import type { IdeaStanding } from './idea-status.js';

/** One move of an idea. */
export interface IdeaMovedPayload {
  threadId: string;
  spaceId: string;
  /** The first post: what was proposed. */
  postId: string;
  moveId: string;
  from: IdeaStanding;
  to: IdeaStanding;
  note: string | null;
  movedBy: string;
}

/** Staff moved an idea. Who voted for it: `IdeaVoters`. */
export const IdeaStatusChanged = defineFact<IdeaMovedPayload>('discussion.IdeaStatusChanged');

/** A duplicate was merged into another idea, or (`isUndone`) taken out again. */
export const IdeaMergeChanged = defineFact<{
  threadId: string;
  spaceId: string;
  intoThreadId: string;
  isUndone: boolean;
}>('discussion.IdeaMergeChanged');
