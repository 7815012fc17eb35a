import type { ThreadExtras } from '#protocol';
import type { PostState } from '../post/post-state.js';

/** A thread as the reads select it. */
export interface ThreadRow {
  id: string;
  communityId: string;
  spaceId: string;
  authorId: string;
  title: string;
  state: PostState;
  isLocked: boolean;
  boundUrl: string | null;
  boundKey: string | null;
  seq: number;
  replyCount: number;
  createdAt: Date;
  lastActivityAt: Date;
  /** `lastActivityAt` to the microsecond, for keyset pages. */
  activityKey: string;
  /** Between two posts of one member; null where there is no such rule. */
  slowModeSeconds: number | null;
  /** The thread that has its posts now. */
  mergedInto: string | null;
  /** Clients behind this clock fetch the thread again. */
  resetSeq: number;
  /** The member with whom the brand talks here alone; null for every other thread. */
  privateWith: string | null;
  /** The member had the last word of the conversation. */
  awaitsBrand: boolean;
  extras: ThreadExtras | null;
}

/** A row that came as JSON, which has no instants. */
export function reviveThread(row: ThreadRow): ThreadRow {
  return { ...row, createdAt: new Date(row.createdAt), lastActivityAt: new Date(row.lastActivityAt) };
}

/** Columns of ThreadRow, from `thread t`. */
export const THREAD_COLUMNS = `t.id, t.community_id AS "communityId", t.space_id AS "spaceId", t.author_id AS "authorId",
  t.title, t.state, t.is_locked AS "isLocked", t.bound_url AS "boundUrl", t.bound_key AS "boundKey", t.seq::int,
  t.reply_count AS "replyCount", t.created_at AS "createdAt", t.last_activity_at AS "lastActivityAt",
  to_char(t.last_activity_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "activityKey", t.extras,
  t.slow_mode_seconds AS "slowModeSeconds", t.private_with AS "privateWith", t.awaits_brand AS "awaitsBrand", t.merged_into AS "mergedInto", t.reset_seq::int AS "resetSeq"`;
