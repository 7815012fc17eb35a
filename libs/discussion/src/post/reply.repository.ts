import { Injectable } from '@nestjs/common';
import { FactLog, newId, RECORD_FACT } from '#platform';
import { PostPublished, type PostFactPayload } from '../discussion.facts.js';
import { autoFollow } from '../follows/auto-follow.js';
import type { NewRevision } from './post.repository.js';

/** A reply that nobody holds, but for the place in its thread. */
export interface ReplyToPublish extends PostFactPayload {
  communityId: string;
  parentId: string | null;
  depth: number;
  /** Moderators may write in a locked thread. */
  mayIgnoreLock: boolean;
  idempotencyKey: string;
  requestHash: Buffer;
  revision: NewRevision;
  bodyHtml: string;
  at: Date;
}

/**
 * All that a reply is. The UPDATE orders the thread: whoever comes later waits for this row, and no longer than until
 * this one statement is on disk. Where it finds nothing to advance, nothing is written at all.
 */
const PUBLISH = `
  WITH place AS (
    UPDATE thread SET seq = seq + 1, reply_count = reply_count + 1, last_activity_at = GREATEST(last_activity_at, $6)
    WHERE id = $3 AND state = 'published' AND (NOT is_locked OR $7) AND (slow_mode_seconds IS NULL OR $7) RETURNING seq
  ), p AS (
    INSERT INTO post (id, community_id, thread_id, parent_id, author_id, depth, state, seq, change_seq, revision_id,
      sha256, body_html, idempotency_key, request_hash, created_at, published_at)
    SELECT $1, $2, $3, $4, $5, $8, 'published', seq, seq, $9, $10, $11, $12, $13, $6, $6 FROM place
  ), r AS (
    INSERT INTO revision (id, community_id, post_id, number, editor_id, body, format, sha256, plain_text, created_at)
    SELECT $9, $2, $1, 1, $5, $14, $15, $10, $16, $6 FROM place
  ), w AS (
    ${autoFollow({ id: '$19::uuid', community: '$2::uuid', member: '$5::uuid', thread: '$3::uuid', level: "'tracking'" }, 'FROM place')}
  ), f AS (
    ${RECORD_FACT}
    SELECT $17, $2, $18::jsonb || jsonb_build_object('seq', seq, 'prevSeq', seq - 1) FROM place
  )
  SELECT seq::int FROM place`;

/** SQL of replies that are published as they are sent: nearly all. */
@Injectable()
export class ReplyRepository {
  constructor(private readonly facts: FactLog) {}

  /** Answers the reply's place once it is committed; null where the thread takes no replies. Records PostPublished. */
  async publish(reply: ReplyToPublish): Promise<number | null> {
    const { postId, threadId, spaceId, authorId, revisionId, revision } = reply;
    const subject: PostFactPayload = { postId, threadId, spaceId, authorId, revisionId };
    const { communityId } = reply;
    const statement = {
      name: 'reply_publish',
      text: PUBLISH,
      values: [
        postId,
        communityId,
        threadId,
        reply.parentId,
        authorId,
        reply.at,
        reply.mayIgnoreLock,
        reply.depth,
        revisionId,
        revision.sha256,
        reply.bodyHtml,
        reply.idempotencyKey,
        reply.requestHash,
        revision.body,
        revision.format,
        revision.plainText,
        PostPublished.name,
        JSON.stringify(subject),
        newId(),
      ],
    };
    const row = await this.facts.commit<{ seq: number }>(statement, ({ seq }) => ({
      type: PostPublished.name,
      communityId,
      payload: { ...subject, seq, prevSeq: seq - 1 },
    }));
    return row?.seq ?? null;
  }
}
