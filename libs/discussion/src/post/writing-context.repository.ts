import { Injectable } from '@nestjs/common';
import { reviveSpace, SPACE_COLUMNS, spaceAudience, type SpaceRow } from '#community';
import { staffRoleOf, type StaffRoleName } from '#identity';
import { type Actor, Database, isUuid } from '#platform';
import { MEMBER_SEES_THREAD, VISIBLE_THREAD } from '../conversations/visible-conversation.js';
import type { MentionedMember } from '../mentions/mention-text.js';
import type { AuthorHistory } from '../screening/post-screener.js';
import { reviveThread, THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';

/** A text that the actor is about to write. */
export interface TextToWrite {
  /** Its readable text, in each way in which an earlier one like it may be kept. */
  plainTexts: readonly string[];
  /** Null for what makes no new post. */
  idempotencyKey: string | null;
  /** The thread it answers in; null for one that it opens, or where that does not matter. */
  threadId: string | null;
  parentId: string | null;
  /** Where it goes, where its thread does not say so. */
  spaceId: string | null;
  /** With whom the conversation is that it opens; null for every other text. */
  privateWith: string | null;
  /** What could be handles in it, in small letters. */
  handles: readonly string[];
}

/** What has to be known before a post is written. */
export interface WritingContext {
  authorName: string;
  authorHandle: string;
  authorStaffRole: StaffRoleName | null;
  authorTitle: string | null;
  history: AuthorHistory;
  sameTextCount: number;
  /** What a member wrote who joined less than 24 hours ago, counted up to 100; 0 for others. */
  firstDay: { threads: number; replies: number };
  /** The post that this key already made. */
  known: { postId: string; requestHash: Buffer } | null;
  /** The thread, where the actor may look at it. Whether it is published is for others to ask. */
  place: { thread: ThreadRow; space: SpaceRow } | null;
  /** The visible post that is answered, where it is in that thread. */
  parent: { id: string; depth: number } | null;
  /** Those of the handles that are members' who may enter the space, or whom the conversation is with; the author aside. */
  mentionable: readonly MentionedMember[];
}

interface WritingContextRow {
  authorName: string;
  authorHandle: string;
  authorStaffRole: StaffRoleName | null;
  authorTitle: string | null;
  joinedAt: Date;
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
  mentionable?: MentionedMember[];
}

/** Of whom it is not true, nothing is looked at. */
const ON_FIRST_DAY = `m.joined_at > now() - interval '1 day'`;

/** $1 to $5 say what the author may see, and who that is. */
const SELECT = (
  more: string,
): string => `SELECT m.display_name AS "authorName", m.handle AS "authorHandle", m.joined_at AS "joinedAt",
    ${staffRoleOf('m.id')} AS "authorStaffRole", m.title AS "authorTitle",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND p.state = 'published' LIMIT 1000) c) AS "publishedCount",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND p.state = 'rejected' LIMIT 1000) c) AS "rejectedCount",
    (SELECT count(*)::int FROM post p JOIN revision r ON r.id = p.revision_id
      WHERE p.author_id = m.id AND p.created_at > now() - interval '10 minutes' AND r.plain_text = ANY($6::text[])) AS "sameTextCount",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND p.is_first AND ${ON_FIRST_DAY} LIMIT 100) c) AS "firstThreads",
    (SELECT count(*)::int FROM (SELECT 1 FROM post p WHERE p.author_id = m.id AND NOT p.is_first AND ${ON_FIRST_DAY} LIMIT 100) c) AS "firstReplies",
    known.id AS "knownId", known.request_hash AS "knownHash",
    (SELECT p.depth FROM post p WHERE p.id = $9 AND p.thread_id = $8 AND p.seq IS NOT NULL) AS "parentDepth",
    place.thread, place.space${more}
  FROM member m
  LEFT JOIN post known ON known.author_id = m.id AND known.idempotency_key = $7
  LEFT JOIN LATERAL (SELECT row_to_json(h) AS thread, row_to_json(v) AS space
    FROM thread t
    CROSS JOIN LATERAL (SELECT ${SPACE_COLUMNS} FROM space s WHERE s.id = t.space_id AND ${VISIBLE_THREAD}) v
    CROSS JOIN LATERAL (SELECT ${THREAD_COLUMNS}) h
    WHERE t.id = $8 AND t.community_id = $1) place ON true
  WHERE m.id = $5 AND m.community_id = $1`;

const READ = SELECT('');

/**
 * The same, of a text that may name members: $10 are its handles, $11 is its space where the thread does not say so, $12 with
 * whom the conversation is that it opens.
 */
const READ_NAMING = SELECT(`,
    (SELECT COALESCE(json_agg(json_build_object('id', m.id, 'handle', m.handle)), '[]') FROM member m
      LEFT JOIN thread x ON x.id = $8 AND x.community_id = $1
      CROSS JOIN LATERAL (SELECT COALESCE($12, x.private_with) AS private_with) t
      JOIN space s ON s.community_id = m.community_id AND s.id = COALESCE($11, x.space_id)
      WHERE m.community_id = $1 AND m.handle = ANY($10::text[]) AND m.state = 'active' AND m.id <> $5
        AND ${MEMBER_SEES_THREAD}) AS mentionable`);

/** Reads all that is asked before a text is written, in one statement. */
@Injectable()
export class WritingContextRepository {
  constructor(private readonly database: Database) {}

  /** Null where the actor is no member of the community. */
  async read(actor: Actor, text: TextToWrite): Promise<WritingContext | null> {
    const { plainTexts, idempotencyKey, threadId, parentId, handles, spaceId, privateWith } = text;
    const asked = [
      ...spaceAudience(actor),
      plainTexts,
      idempotencyKey,
      uuidOrNull(threadId),
      uuidOrNull(parentId),
    ];
    const [row] =
      handles.length === 0
        ? await this.database.query<WritingContextRow>(READ, asked, 'writing_context')
        : await this.database.query<WritingContextRow>(
            READ_NAMING,
            [...asked, handles, spaceId, privateWith],
            'writing_context_naming',
          );
    return row ? contextOf(row, parentId) : null;
  }
}

function contextOf(row: WritingContextRow, parentId: string | null): WritingContext {
  const { joinedAt, authorStaffRole, publishedCount, rejectedCount, thread, space } = row;
  return {
    authorName: row.authorName,
    authorHandle: row.authorHandle,
    authorStaffRole,
    authorTitle: row.authorTitle,
    history: { joinedAt, isStaff: authorStaffRole !== null, publishedCount, rejectedCount },
    sameTextCount: row.sameTextCount,
    firstDay: { threads: row.firstThreads, replies: row.firstReplies },
    known: row.knownId && row.knownHash ? { postId: row.knownId, requestHash: row.knownHash } : null,
    place: thread && space ? { thread: reviveThread(thread), space: reviveSpace(space) } : null,
    parent: parentId !== null && row.parentDepth !== null ? { id: parentId, depth: row.parentDepth } : null,
    mentionable: row.mentionable ?? [],
  };
}

function uuidOrNull(id: string | null): string | null {
  return id !== null && isUuid(id) ? id : null;
}
