import { defineFact } from '#platform';

/** A question and its answer. */
export interface AnswerFactPayload {
  threadId: string;
  spaceId: string;
  postId: string;
  /** Who wrote the answer. */
  authorId: string;
  /** Who asked. */
  askerId: string;
}

/** Who accepted an answer; `previousPostId` is the one that was before it. */
export interface AnswerAcceptedPayload extends AnswerFactPayload {
  acceptedBy: string;
  previousPostId: string | null;
}

/** An answer was accepted. */
export const AnswerAccepted = defineFact<AnswerAcceptedPayload>('discussion.AnswerAccepted');

/** A question is open again. `unacceptedBy` is null where the answer itself went. */
export const AnswerUnaccepted = defineFact<AnswerFactPayload & { unacceptedBy: string | null }>(
  'discussion.AnswerUnaccepted',
);

/** A member has somebody else's question too. Recorded again where the member had left it meanwhile. */
export const QuestionJoined = defineFact<{ threadId: string; spaceId: string; memberId: string }>(
  'discussion.QuestionJoined',
);
