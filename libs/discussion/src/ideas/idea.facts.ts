import { defineFact } from '#platform';
import type { IdeaStanding } from './idea-status.js';

/** Staff moved an idea. Who voted for it: `IdeaVoters`. */
export const IdeaStatusChanged = defineFact<{
  threadId: string;
  spaceId: string;
  moveId: string;
  from: IdeaStanding;
  to: IdeaStanding;
  note: string | null;
  movedBy: string;
}>('discussion.IdeaStatusChanged');

/** A duplicate was merged into another idea, or (`isUndone`) taken out again. */
export const IdeaMergeChanged = defineFact<{
  threadId: string;
  spaceId: string;
  intoThreadId: string;
  isUndone: boolean;
}>('discussion.IdeaMergeChanged');
