import type { SpaceRow } from '#community';
import type { SpaceLink } from '../views.js';

/** Each followed by those listed under it; one whose parent the reader may not enter stands by itself. */
export function inTree(rows: readonly SpaceRow[]): SpaceRow[] {
  const isNested = (row: SpaceRow): boolean => parentAmong(row, rows) !== null;
  return rows.filter((row) => !isNested(row)).flatMap((row) => [row, ...rowsUnder(row, rows)]);
}

/** What a space is listed under, where that is among what the reader may enter. */
export function parentAmong(row: SpaceRow, rows: readonly SpaceRow[]): SpaceLink | null {
  const parent = row.parentId === null ? undefined : rows.find(({ id }) => id === row.parentId);
  return parent ? linkTo(parent) : null;
}

/** Those listed under a space, in order. */
export function childrenAmong(row: SpaceRow, rows: readonly SpaceRow[]): SpaceLink[] {
  return rowsUnder(row, rows).map(linkTo);
}

function rowsUnder({ id }: SpaceRow, rows: readonly SpaceRow[]): SpaceRow[] {
  return rows.filter((row) => row.parentId === id);
}

function linkTo({ slug, name, kind }: SpaceRow): SpaceLink {
  return { slug, name, kind };
}
