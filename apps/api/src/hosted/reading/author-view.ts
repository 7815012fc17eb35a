import type { PublicMemberRow } from '#identity';
import type { AuthorView } from '../views.js';

/** Somebody as a page names them. */
export function authorViewOf({ id, displayName, badge, staffRole, title }: PublicMemberRow): AuthorView {
  return { id, name: displayName, isStaff: badge !== null, role: staffRole, title };
}
