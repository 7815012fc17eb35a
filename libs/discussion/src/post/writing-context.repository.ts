import { Injectable } from '@nestjs/common';
import { reviveSpace, SPACE_COLUMNS, spaceAudience, type SpaceRow, VISIBLE_SPACE } from '#community';
import { type Actor, Database, isUuid } from '#platform';
import type { AuthorHistory } from '../screening/post-screener.js';
import { reviveThread, THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';

/** A text that the actor is about to write. */
export interface TextToWrite {
  plainText: string;
  /** Null for what makes no new post. */
  idempotencyKey: string | null;
  /** The thread it answers in; null for one that it opens, or where that does not matter. */
  threadId: string | null;
  parentId: string | null;
}

/** What has to be known before a post is written. */
export interface WritingContext {
  authorName: string;
  history: AuthorHistory;
  sameTextCount: number;
  /** What a member wrote who joined less than 24 hours ago, counted up to 100; 0 for others. */
  firstDay: { threads: number; replies: number };
  /** The post that this key already made. */
  known: { postId: string; requestHash: Buffer } | null;
  /** The thread, where the actor may enter its space. Whether it is published is for others to ask. */
  place: { thread: ThreadRow; space: SpaceRow } | null;
  /** The visible post that is answered, where it is in that thread. */
  parent: { id: string; depth: number } | null;
}

interface WritingContextRow {
  authorName: string;
  joinedAt: Date;
  isStaff: boolean;
  publishedCount: number;
  rejectedCount: number;
  sameTextCount: number;
  firstThreads: number;
  firstReplies: number;
  knownId: string | null;
  knownHash: Buffer | null;
  parentDepth: number | null;
  thread: ThreadRow | null;
  space: SpaceRow | null;
}

/** Of whom it is not true, nothing is looked at. */
const ON_FIRST_DAY = `m.joined_at > now() - interval '1 day'`;

/** $1 to $5 say what the author may see, and who that is. */
const READ = `SELECT m.display_name AS "authorName", m.joined_at AS "joinedAt",
    EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id) AS "isStaff",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND p.state = 'published' LIMIT 1000) c) AS "publishedCount",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND p.state = 'rejected' LIMIT 1000) c) AS "rejectedCount",
    (SELECT count(*)::int FROM post p JOIN revision r ON r.id = p.revision_id
      WHERE p.author_id = m.id AND p.created_at > now() - interval '10 minutes' AND r.plain_text = $6) AS "sameTextCount",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND p.is_first AND ${ON_FIRST_DAY} LIMIT 100) c) AS "firstThreads",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND NOT p.is_first AND ${ON_FIRST_DAY} LIMIT 100) c) AS "firstReplies",
    known.id AS "knownId", known.request_hash AS "knownHash",
    (SELECT p.depth FROM post p WHERE p.id = $9 AND p.thread_id = $8 AND p.seq IS NOT NULL) AS "parentDepth",
    place.thread, place.space
  FROM member m
  LEFT JOIN post known ON known.author_id = m.id AND known.idempotency_key = $7
  LEFT JOIN LATERAL (SELECT row_to_json(h) AS thread, row_to_json(v) AS space
    FROM (SELECT ${THREAD_COLUMNS} FROM thread t WHERE t.id = $8 AND t.community_id = $1) h
    CROSS JOIN LATERAL (SELECT ${SPACE_COLUMNS} FROM space s WHERE s.id = h."spaceId" AND ${VISIBLE_SPACE}) v) place ON true
  WHERE m.id = $5 AND m.community_id = $1`;

/** Reads all that is asked before a text is written, in one statement. */
@Injectable()
export class WritingContextRepository {
  constructor(private readonly database: Database) {}

  /** Null where the actor is no member of the community. */
  async read(actor: Actor, text: TextToWrite): Promise<WritingContext | null> {
    const { plainText, idempotencyKey, threadId, parentId } = text;
    const [row] = await this.database.query<WritingContextRow>(
      READ,
      [...spaceAudience(actor), plainText, idempotencyKey, uuidOrNull(threadId), uuidOrNull(parentId)],
      'writing_context',
    );
    return row ? contextOf(row, parentId) : null;
  }
}

function contextOf(row: WritingContextRow, parentId: string | null): WritingContext {
  const { joinedAt, isStaff, publishedCount, rejectedCount, thread, space } = row;
  return {
    authorName: row.authorName,
    history: { joinedAt, isStaff, publishedCount, rejectedCount },
    sameTextCount: row.sameTextCount,
    firstDay: { threads: row.firstThreads, replies: row.firstReplies },
    known: row.knownId && row.knownHash ? { postId: row.knownId, requestHash: row.knownHash } : null,
    place: thread && space ? { thread: reviveThread(thread), space: reviveSpace(space) } : null,
    parent: parentId !== null && row.parentDepth !== null ? { id: parentId, depth: row.parentDepth } : null,
  };
}

function uuidOrNull(id: string | null): string | null {
  return id !== null && isUuid(id) ? id : null;
}
