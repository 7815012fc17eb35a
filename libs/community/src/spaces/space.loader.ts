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
