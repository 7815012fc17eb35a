import type { PostExtras, ThreadExtras } from '#protocol';
import type { Actor, Tx } from '#platform';
import type { SpaceRow } from '#community';
import type { PostRow } from '../post/post-row.js';

/** A new post's companion: what a feature writes in the transaction that writes the post. */
export interface PostAddition {
  /** Its part of the post's snapshot. */
  extras: PostExtras;
  /** Its part of the snapshot of the thread that the post opens. */
  threadExtras?: ThreadExtras;
  /** Writes the feature's own rows; what it throws undoes the post. */
  write(tx: Tx, post: PostRow & { communityId: string }): Promise<void>;
}

/** A post about to be written, everything about its text and place checked. */
export interface PostRequest<Input> {
  input: Input;
  space: SpaceRow;
  /** Null for one that opens a thread. */
  threadId: string | null;
}

/** What a feature does with a new post. `Input` is what the feature's own inputs add to it. */
export interface PostAdder<Input = object> {
  /** Before the transaction. Null where the post brings nothing of the kind. Throws what the feature refuses. */
  prepare(actor: Actor, request: PostRequest<Input>): Promise<PostAddition | null>;
}
