import { Injectable } from '@nestjs/common';
import { FactLog, isUuid, newId, RECORD_FACT } from '#platform';
import { type MentioningFactPayload, PostPublished } from '../discussion.facts.js';
import { FORGET_SENT_DRAFT, type SentDraft } from '../drafts/draft.repository.js';
import { autoFollow } from '../follows/auto-follow.js';
import type { NewRevision } from './post.repository.js';

type PostSubject = Omit<MentioningFactPayload, 'seq' | 'prevSeq'>;

/** A reply that nobody holds, but for the place in its thread. */
export interface ReplyToPublish extends PostSubject {
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
  mentionIds: readonly string[];
  draft: SentDraft | null;
}

/**
 * All that a reply is. The UPDATE orders the thread: whoever comes later waits for this row, and no longer than until
 * this one statement is on disk. Where it finds nothing to advance, nothing is written at all.
 */
const PUBLISHING = (extras: readonly Extra[]): string => `
  WITH place AS (
    UPDATE thread SET seq = seq + 1, reply_count = reply_count + 1, last_activity_at = GREATEST(last_activity_at, $6),
      awaits_brand = private_with IS NOT NULL AND private_with = $5::uuid
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
  )${withExtras(extras)}, f AS (
    ${RECORD_FACT}
    SELECT $17, $2, $18::jsonb || jsonb_build_object('seq', seq, 'prevSeq', seq - 1) FROM place
  )
  SELECT seq::int FROM place`;

/** A part of the statement that few replies need: a reply without them costs what it costs without any of this. */
interface Extra {
  name: string;
  values: unknown[];
  /** The part, on the parameters that it is given. */
  sql: (...parameters: string[]) => string;
}

function extrasOf({ mentionIds, draft }: ReplyToPublish): Extra[] {
  const extras: Extra[] = [];
  if (mentionIds.length > 0)
    extras.push({
      name: 'naming',
      values: [mentionIds],
      sql: (ids) => `INSERT INTO post_mention (post_id, member_id, community_id, created_at)
        SELECT $1, member_id, $2, $6 FROM place CROSS JOIN unnest(${ids}::uuid[]) AS member_id`,
    });
  if (draft && isUuid(draft.id))
    extras.push({
      name: 'drafted',
      values: [draft.id, draft.version],
      sql: (id = '', version = '') =>
        `${FORGET_SENT_DRAFT('$5', id, version)} AND EXISTS (SELECT 1 FROM place)`,
    });
  return extras;
}

function withExtras(extras: readonly Extra[]): string {
  let next = 20;
  return extras
    .map(({ name, values, sql }) => `, ${name} AS (${sql(...values.map(() => `$${next++}`))})`)
    .join('');
}

/** SQL of replies that are published as they are sent: nearly all. */
@Injectable()
export class ReplyRepository {
  constructor(private readonly facts: FactLog) {}

  /** Answers the reply's place once it is committed; null where the thread takes no replies. Records PostPublished. */
  async publish(reply: ReplyToPublish): Promise<number | null> {
    const { postId, threadId, spaceId, authorId, revisionId, revision } = reply;
    const { communityId, mentionIds } = reply;
    const named = mentionIds.length > 0 ? { mentionIds } : {};
    const subject: PostSubject = { postId, threadId, spaceId, authorId, revisionId, ...named };
    const extras = extrasOf(reply);
    const statement = {
      name: ['reply_publish', ...extras.map(({ name }) => name)].join('_'),
      text: PUBLISHING(extras),
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
        ...extras.flatMap(({ values }) => values),
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
