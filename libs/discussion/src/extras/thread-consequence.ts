import type { Tx } from '#platform';
import type { ThreadRow } from '../thread/thread-row.js';

/** A thread that changes its place or its posts, as its row was before. */
export type RearrangedThread = Pick<ThreadRow, 'id' | 'communityId' | 'spaceId' | 'authorId'>;

/**
 * What a feature does in the transaction in which threads are moved, merged or split. The change is made and recorded, and
 * the threads are locked.
 */
export interface ThreadConsequence {
  /** It stands in another space now. */
  onMoved?(tx: Tx, thread: RearrangedThread): Promise<void>;
  /** All its posts are in another thread now, to which it leads. */
  onMerged?(tx: Tx, thread: RearrangedThread, into: RearrangedThread): Promise<void>;
  /** Some of its posts are in another thread now. */
  onSplit?(tx: Tx, thread: RearrangedThread): Promise<void>;
}
