import type { PublicMemberRow } from '#identity';
import type { AuthorView } from '../views.js';

/** Stands for an author who cannot be read. */
export const NOBODY: AuthorView = { id: '', name: '—', handle: '', isStaff: false, role: null, title: null };

/** Somebody as a page names them. */
export function authorViewOf({
  id,
  displayName,
  handle,
  badge,
  staffRole,
  title,
}: PublicMemberRow): AuthorView {
  return { id, name: displayName, handle, isStaff: badge !== null, role: staffRole, title };
}
