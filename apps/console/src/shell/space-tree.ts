import type { Space } from './community-context.js';

/** Spaces as they are listed: each followed by those listed under it. What is above one and may not be seen leaves it by itself. */
export function inTree<S extends Pick<Space, 'id' | 'parent'>>(spaces: readonly S[]): S[] {
  const ids = new Set(spaces.map(({ id }) => id));
  const isRoot = ({ parent }: S): boolean => parent === null || !ids.has(parent.id);
  return spaces
    .filter(isRoot)
    .flatMap((space) => [space, ...spaces.filter((each) => !isRoot(each) && each.parent?.id === space.id)]);
}
