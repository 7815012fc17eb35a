import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { NoticeKindName } from './notice-kind.js';

/** A notice as reads need it. Whether its member may still see it is asked of the post's audience. */
export interface NoticeRow {
  id: string;
  kind: NoticeKindName;
  threadId: string;
  postId: string;
  actorId: string | null;
  createdAt: Date;
  isRead: boolean;
}

/** Which notices a member has read: each condition narrows. */
export interface ReadSelection {
  /** This one and those before it. */
  upTo: string | null;
  kind: NoticeKindName | null;
  threadId: string | null;
  postId: string | null;
  /** With a thread: those about posts up to this place, or without one. */
  upToSeq: number | null;
}

const COLUMNS = `n.id, n.kind, n.thread_id AS "threadId", n.post_id AS "postId", n.actor_id AS "actorId",
  n.created_at AS "createdAt", n.read_at IS NOT NULL AS "isRead"`;

/** SQL that reads a member's notices and marks them. */
@Injectable()
export class NoticeRepository {
  constructor(private readonly database: Database) {}

  /** Latest first, read or not. */
  async latest(memberId: string, limit: number): Promise<NoticeRow[]> {
    return this.database.query<NoticeRow>(
      `SELECT ${COLUMNS} FROM notice n WHERE n.member_id = $1 ORDER BY n.id DESC LIMIT $2`,
      [memberId, limit],
      'notice_latest',
    );
  }

  /** Those not read, latest first, from before an id; and whether the member has looked at each. */
  async unread(
    memberId: string,
    before: string,
    limit: number,
  ): Promise<(Pick<NoticeRow, 'id' | 'kind' | 'postId'> & { isSeen: boolean })[]> {
    return this.database.query(
      `SELECT n.id, n.kind, n.post_id AS "postId",
         coalesce(n.id <= (SELECT seen_id FROM notice_look WHERE member_id = $1), false) AS "isSeen"
       FROM notice n WHERE n.member_id = $1 AND n.read_at IS NULL AND n.id < $2 ORDER BY n.id DESC LIMIT $3`,
      [memberId, before, limit],
      'notice_unread',
    );
  }

  /** Answers how many were not read before. */
  async markRead(tx: Tx, memberId: string, selection: ReadSelection): Promise<number> {
    const rows = await tx.query(
      `UPDATE notice SET read_at = now() WHERE member_id = $1 AND read_at IS NULL
         AND ($2::uuid IS NULL OR id <= $2) AND ($3::text IS NULL OR kind = $3) AND ($4::uuid IS NULL OR thread_id = $4)
         AND ($5::uuid IS NULL OR post_id = $5) AND ($6::bigint IS NULL OR post_seq IS NULL OR post_seq <= $6)
       RETURNING id`,
      [memberId, selection.upTo, selection.kind, selection.threadId, selection.postId, selection.upToSeq],
    );
    return rows.length;
  }

  /** False where nothing has come since the last look. */
  async markSeen(tx: Tx, member: { communityId: string; memberId: string }): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO notice_look AS o (member_id, community_id, seen_id)
       SELECT $1, $2, n.id FROM notice n WHERE n.member_id = $1 ORDER BY n.id DESC LIMIT 1
       ON CONFLICT (member_id) DO UPDATE SET seen_id = EXCLUDED.seen_id WHERE o.seen_id < EXCLUDED.seen_id
       RETURNING member_id`,
      [member.memberId, member.communityId],
    );
    return rows.length === 1;
  }
}
