import type { Tx } from '#platform';
import type { PostRow } from '../post/post-row.js';

/** A post whose state has just changed, as it was before. */
export interface ChangedPost {
  communityId: string;
  row: PostRow;
}

/**
 * What a feature does in the transaction in which a post that was written before changes its state. The post's own change
 * is made and recorded, and its thread is locked where the post had a place.
 */
export interface PostConsequence {
  /** A waiting post has its place now; a first post's thread is published with it. */
  onPublished?(tx: Tx, changed: ChangedPost): Promise<void>;
  /** It was withdrawn, removed or rejected. `row.state` says whether anybody had seen it. */
  onGone?(tx: Tx, changed: ChangedPost): Promise<void>;
}
