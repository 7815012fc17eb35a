import { type PublicMemberRow, staffRoleOf, type StaffRoleName } from '#identity';
import type { PostExtras } from '#protocol';
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
  extras: PostExtras | null;
}

/** Columns of PostRow, from `post p` and its `thread t`. */
export const POST_COLUMNS = `p.id, p.thread_id AS "threadId", t.space_id AS "spaceId", t.is_locked AS "isThreadLocked",
  p.author_id AS "authorId", p.parent_id AS "parentId", p.seq::int, p.change_seq::int AS "changeSeq", p.depth, p.state,
  p.body_html AS "bodyHtml", p.revision_id AS "revisionId", p.revision_number AS "revisionNumber",
  encode(p.sha256, 'hex') AS sha256, p.created_at AS "createdAt", p.published_at AS "publishedAt",
  p.edited_at AS "editedAt", p.moderation_note AS "moderationNote", p.is_first AS "isFirst", p.extras`;

/** A post read together with who wrote it, as everybody sees the author. */
export interface AuthoredPostRow extends PostRow {
  authorName: string;
  authorHandle: string;
  authorJoinedAt: Date;
  /** Null for who speaks for himself. */
  authorStaffRole: StaffRoleName | null;
  /** Shown for staff only. */
  authorTitle: string | null;
}

/** Columns of what everybody sees of a post's author, from `post p` and `member a`. */
export const AUTHOR_COLUMNS = `a.display_name AS "authorName", a.handle AS "authorHandle", a.joined_at AS "authorJoinedAt",
  ${staffRoleOf('p.author_id')} AS "authorStaffRole", a.title AS "authorTitle"`;

/** Columns of AuthoredPostRow, from `post p`, its `thread t` and its author, `member a`. */
export const AUTHORED_POST_COLUMNS = `${POST_COLUMNS}, ${AUTHOR_COLUMNS}`;

/** The author of a row, as the loader of members would give him. */
export function authorOf(row: {
  authorId: string;
  authorName: string;
  authorHandle: string;
  authorJoinedAt: Date;
  authorStaffRole: StaffRoleName | null;
  authorTitle: string | null;
}): PublicMemberRow {
  const { authorId: id, authorName: displayName, authorHandle: handle, authorJoinedAt: joinedAt } = row;
  const { authorStaffRole: staffRole } = row;
  const isStaff = staffRole !== null;
  return {
    id,
    displayName,
    handle,
    badge: isStaff ? 'staff' : null,
    staffRole,
    title: isStaff ? row.authorTitle : null,
    joinedAt,
  };
}

/** An AuthoredPostRow as a JSON array, from `post p` and its author, `member a`; what its thread says of it is known. */
export const AUTHORED_POST_JSON = `json_build_array(p.id, p.author_id, p.parent_id, p.seq, p.change_seq, p.depth, p.state,
  p.body_html, p.revision_id, p.revision_number, encode(p.sha256, 'hex'), p.created_at, p.published_at, p.edited_at,
  p.moderation_note, p.is_first, a.display_name, a.joined_at,
  ${staffRoleOf('p.author_id')}, p.extras, a.handle, a.title)`;

/** In the order of AUTHORED_POST_JSON. JSON has no instants: they are texts. */
export type AuthoredPostJson = [
  id: string,
  authorId: string,
  parentId: string | null,
  seq: number | null,
  changeSeq: number | null,
  depth: number,
  state: PostState,
  bodyHtml: string,
  revisionId: string,
  revisionNumber: number,
  sha256: string,
  createdAt: string,
  publishedAt: string | null,
  editedAt: string | null,
  moderationNote: string | null,
  isFirst: boolean,
  authorName: string,
  authorJoinedAt: string,
  authorStaffRole: StaffRoleName | null,
  extras: PostExtras | null,
  authorHandle: string,
  authorTitle: string | null,
];

/** The row of a post of this thread. */
export function authoredPostOf(
  json: AuthoredPostJson,
  thread: { id: string; spaceId: string; isLocked: boolean },
): AuthoredPostRow {
  return {
    id: json[0],
    threadId: thread.id,
    spaceId: thread.spaceId,
    isThreadLocked: thread.isLocked,
    authorId: json[1],
    parentId: json[2],
    seq: json[3],
    changeSeq: json[4],
    depth: json[5],
    state: json[6],
    bodyHtml: json[7],
    revisionId: json[8],
    revisionNumber: json[9],
    sha256: json[10],
    createdAt: new Date(json[11]),
    publishedAt: json[12] === null ? null : new Date(json[12]),
    editedAt: json[13] === null ? null : new Date(json[13]),
    moderationNote: json[14],
    isFirst: json[15],
    authorName: json[16],
    authorJoinedAt: new Date(json[17]),
    authorStaffRole: json[18],
    extras: json[19],
    authorHandle: json[20],
    authorTitle: json[21],
  };
}
