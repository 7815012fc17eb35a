import { defineFact } from '#platform';

/** Who did what to which post, and whose it is. */
export interface ReactionFactPayload {
  postId: string;
  threadId: string;
  spaceId: string;
  /** Of the post. */
  authorId: string;
  /** Who reacted. */
  memberId: string;
  kind: string;
}

/** A member reacted to a published post; what everybody sees of it is its PostExtrasChanged. */
export const ReactionGiven = defineFact<ReactionFactPayload>('discussion.ReactionGiven');

/** A member took a reaction back. */
export const ReactionTaken = defineFact<ReactionFactPayload>('discussion.ReactionTaken');
