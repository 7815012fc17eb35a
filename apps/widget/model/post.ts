import type { PostExtras, StaffRole } from '#protocol';
import type { MemberFieldsFragment, PostFieldsFragment } from '../src/generated/operations.js';

/** Where a post stands, as its reader sees it. `hidden`: published, by somebody the reader blocks or mutes. */
export type PostState = 'hidden' | 'published' | 'pending' | 'rejected' | 'withdrawn' | 'removed';

/** Public face of a writer. */
export interface Author {
  id: string;
  name: string;
  isStaff: boolean;
  /** What one of the staff does. */
  role: StaffRole | null;
  /** What one of the staff is to the brand, in its own words. */
  title: string | null;
}

/** A post as the widget shows it, whether it came by query or by frame. */
export interface Post {
  id: string;
  parentId: string | null;
  author: Author;
  /** Place in the thread; null until published. */
  seq: number | null;
  state: PostState;
  html: string;
  revision: number;
  /** Publication instant, or creation while it waits; milliseconds since the epoch. */
  at: number;
  /** Why it waits or was refused; its author only. */
  note: string | null;
  /** What features add to it. */
  extras: PostExtras | null;
  /** Addresses of its files, as far as a query brought them. */
  files: PostFieldsFragment['attachments'];
  /** Kinds of the viewer's own reactions. */
  given: readonly string[];
}

/** A writer as a query answers them. */
export function authorFromFields({ id, displayName, staffRole, title }: MemberFieldsFragment): Author {
  const role = (staffRole?.toLowerCase() ?? null) as StaffRole | null;
  return { id, name: displayName, isStaff: !!role, role, title };
}

/** A post as a query answers it. */
export function postFromFields(fields: PostFieldsFragment & { viewerHidesAuthor?: boolean }): Post {
  return {
    id: fields.id,
    parentId: fields.parentId,
    author: authorFromFields(fields.author),
    seq: fields.seq,
    state: fields.viewerHidesAuthor && fields.bodyHtml ? 'hidden' : (fields.state.toLowerCase() as PostState),
    html: fields.bodyHtml,
    revision: fields.revisionNumber,
    at: Date.parse(fields.publishedAt ?? fields.createdAt),
    note: fields.moderationNote,
    extras: fields.extras,
    files: fields.attachments,
    given: fields.viewerReactions,
  };
}
