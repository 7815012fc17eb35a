import { defineFact } from '#platform';
import type { ScreeningSignal } from './screening/post-screener.js';

/** What every fact about a post carries. */
export interface PostFactPayload {
  postId: string;
  threadId: string;
  spaceId: string;
  authorId: string;
  revisionId: string;
}

/** A visible change has its place on the thread's clock. */
export interface VisiblePostFactPayload extends PostFactPayload {
  seq: number;
  prevSeq: number;
}

/** Members whom the text names, where there are any. */
export interface MentioningFactPayload extends VisiblePostFactPayload {
  mentionIds?: readonly string[];
}

/** A post became visible, and with a first post its thread. */
export const PostPublished = defineFact<MentioningFactPayload>('discussion.PostPublished');

/** A post waits for a moderator; `signals` say why. */
export const PostHeld = defineFact<PostFactPayload & { signals: readonly ScreeningSignal[] }>(
  'discussion.PostHeld',
);

/** A published post has a new revision. `mentionIds` are those whom no earlier text of it named. */
export const PostEdited = defineFact<MentioningFactPayload>('discussion.PostEdited');

/** An author took a post back. `seq` and `prevSeq` are null where it had never been visible. */
export const PostWithdrawn = defineFact<PostFactPayload & { seq: number | null; prevSeq: number | null }>(
  'discussion.PostWithdrawn',
);

/** A moderator took a published post away. */
export const PostRemoved = defineFact<VisiblePostFactPayload>('discussion.PostRemoved');

/** A moderator refused a waiting post. */
export const PostRejected = defineFact<PostFactPayload>('discussion.PostRejected');

/** What features add to a published post changed: its reactions, its attachments. Its text did not. */
export const PostExtrasChanged = defineFact<VisiblePostFactPayload>('discussion.PostExtrasChanged');

/** What a thread is called, on many threads at once: each has its own ThreadChanged. */
export const TagChanged = defineFact<{ tagId: string }>('discussion.TagChanged');

/** Staff put a thread into another space. */
export const ThreadMoved = defineFact<{
  threadId: string;
  spaceId: string;
  fromSpaceId: string;
  seq: number;
  prevSeq: number;
}>('discussion.ThreadMoved');

/** All posts of a thread went into another, at the clocks from `fromSeq` on: `threadId` is the one that has them now. */
export const ThreadMerged = defineFact<{
  threadId: string;
  spaceId: string;
  mergedThreadId: string;
  mergedSpaceId: string;
  fromSeq: number;
  seq: number;
  prevSeq: number;
}>('discussion.ThreadMerged');

/** Some posts of a thread became another thread. */
export const ThreadSplit = defineFact<{
  threadId: string;
  spaceId: string;
  newThreadId: string;
  newSpaceId: string;
  seq: number;
  prevSeq: number;
}>('discussion.ThreadSplit');

/** The thread itself changed: its lock, its title, what features add to it. */
export const ThreadChanged = defineFact<{ threadId: string; spaceId: string; seq: number; prevSeq: number }>(
  'discussion.ThreadChanged',
);
