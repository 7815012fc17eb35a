import type DataLoader from 'dataloader';
import { inOrderOf, loaderOf, NotFound, type RequestContext } from '#platform';
import type { SpaceRow } from './space.entity.js';
import type { SpaceService } from './space.service.js';

/** The request's loader of spaces that its actor may enter; rejects with NotFound for any other. */
export function spaceLoaderOf(context: RequestContext, spaces: SpaceService): DataLoader<string, SpaceRow> {
  return loaderOf<string, SpaceRow>(context, spaceLoaderOf, async (ids) =>
    inOrderOf(ids, await spaces.spacesByIds(context.actor, ids), (row) => row.id, new NotFound()),
  );
}

/** The request's loader of the spaces that others are listed under; null for those its actor may not enter. */
export function parentLoaderOf(
  context: RequestContext,
  spaces: SpaceService,
): DataLoader<string, SpaceRow | null> {
  return loaderOf<string, SpaceRow | null>(context, parentLoaderOf, async (ids) =>
    inOrderOf(ids, await spaces.spacesByIds(context.actor, ids), (row) => row.id, null),
  );
}

/** Keeps what a list of all visible spaces has read already: whoever asks for their parents waits for no statement. */
export function primed(context: RequestContext, spaces: SpaceService, rows: SpaceRow[]): SpaceRow[] {
  const loader = parentLoaderOf(context, spaces);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, parentId } of rows) {
    loader.prime(id, byId.get(id) ?? null);
    if (parentId) loader.prime(parentId, byId.get(parentId) ?? null);
  }
  return rows;
}
