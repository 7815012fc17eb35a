import type { PostState } from './post-state.js';

/** A post as the reads select it, with what its thread says about it. */
export interface PostRow {
  id: string;
  threadId: string;
  spaceId: string;
  isThreadLocked: boolean;
  authorId: string;
  parentId: string | null;
  seq: number | null;
  changeSeq: number | null;
  depth: number;
  state: PostState;
  bodyHtml: string;
  revisionId: string;
  revisionNumber: number;
  /** Hexadecimal. */
  sha256: string;
  createdAt: Date;
  publishedAt: Date | null;
  editedAt: Date | null;
  moderationNote: string | null;
  isFirst: boolean;
}

/** Columns of PostRow, from `post p` and its `thread t`. */
export const POST_COLUMNS = `p.id, p.thread_id AS "threadId", t.space_id AS "spaceId", t.is_locked AS "isThreadLocked",
  p.author_id AS "authorId", p.parent_id AS "parentId", p.seq::int, p.change_seq::int AS "changeSeq", p.depth, p.state,
  p.body_html AS "bodyHtml", p.revision_id AS "revisionId", p.revision_number AS "revisionNumber",
  encode(p.sha256, 'hex') AS sha256, p.created_at AS "createdAt", p.published_at AS "publishedAt",
  p.edited_at AS "editedAt", p.moderation_note AS "moderationNote", p.is_first AS "isFirst"`;

/** A post read together with who wrote it, as everybody sees the author. */
export interface AuthoredPostRow extends PostRow {
  authorName: string;
  authorJoinedAt: Date;
  authorIsStaff: boolean;
}

/** Columns of AuthoredPostRow, from `post p`, its `thread t` and its author, `member a`. */
export const AUTHORED_POST_COLUMNS = `${POST_COLUMNS}, a.display_name AS "authorName", a.joined_at AS "authorJoinedAt",
  EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = p.author_id) AS "authorIsStaff"`;
