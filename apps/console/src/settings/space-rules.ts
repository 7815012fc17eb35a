import type { Visibility } from '../generated/operations.js';
import type { Space } from '../shell/community-context.js';

/** Widest first. */
export const VISIBILITIES = ['PUBLIC', 'MEMBERS', 'PRIVATE'] as const satisfies Visibility[];

/** True where more people may enter the one than the other. */
export function isWider(one: Visibility, other: Visibility): boolean {
  return VISIBILITIES.indexOf(one) < VISIBILITIES.indexOf(other);
}

/** What a space may be listed under; null where others are listed under it, which keeps it on the first level. */
export function parentsFor(id: string | null, spaces: readonly Space[]): Space[] | null {
  if (id !== null && spaces.some(({ parent }) => parent?.id === id)) return null;
  return spaces.filter((each) => each.parent === null && each.id !== id);
}
