import type { PostInvolvement, VisiblePostFactPayload } from '#discussion';
import type { Fact } from '#platform';
import type { NoticeKindName } from '../notices/notice-kind.js';
import type { NoticeSubject, PostNews } from './notice-rule.js';

/** What was published longer before its fact was imported. */
const NEWS_MS = 3_600_000;

/** False for what the brand brought from an older forum: years of it concern nobody today. */
export function isNews(fact: Fact, { publishedAt }: Pick<PostInvolvement, 'publishedAt'>): boolean {
  return fact.recordedAt.getTime() - publishedAt.getTime() <= NEWS_MS;
}

/** What an author did with a post, as a notice of this kind. */
export function postSubject(kind: NoticeKindName, fact: Fact<VisiblePostFactPayload>): NoticeSubject | null {
  const { threadId, postId, authorId, seq } = fact.payload;
  if (fact.communityId === null) return null;
  return {
    communityId: fact.communityId,
    factId: fact.id,
    kind,
    threadId,
    postId,
    postSeq: seq,
    actorId: authorId,
    at: fact.recordedAt,
  };
}

/** What a member did to a post, as a notice of this kind. */
export function actSubject(
  kind: NoticeKindName,
  fact: Fact<PostNews>,
  actorId: string,
): NoticeSubject | null {
  const { threadId, postId } = fact.payload;
  if (fact.communityId === null) return null;
  const { communityId, id: factId, recordedAt: at } = fact;
  return { communityId, factId, kind, threadId, postId, postSeq: null, actorId, at };
}
