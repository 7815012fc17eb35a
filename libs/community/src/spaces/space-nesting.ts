import { Injectable } from '@nestjs/common';
import { SpaceNotFound } from '#identity';
import { isUuid, type Tx } from '#platform';
import { SpaceNestingInvalid } from '../settings/community.errors.js';
import type { SpaceRow, VisibilityName } from './space.entity.js';
import { SpaceRepository } from './space.repository.js';

/** How small the circle is that may enter. */
const NARROWNESS: Readonly<Record<VisibilityName, number>> = { public: 0, members: 1, private: 2 };

/**
 * Spaces listed under others: one level deep, and never open to more people than what they are listed under. Each check
 * locks the rows it looks at, so that two changes at once cannot both be right and wrong together.
 */
@Injectable()
export class SpaceNesting {
  constructor(private readonly spaces: SpaceRepository) {}

  /** The row, locked until the transaction ends; null when the community has none such. */
  async lock(tx: Tx, communityId: string, id: string): Promise<SpaceRow | null> {
    return isUuid(id) ? this.spaces.lock(tx, communityId, id) : null;
  }

  /** Throws SpaceNotFound for a parent that is absent, SpaceNestingInvalid where the space may not stand under it. */
  async requireFits(
    tx: Tx,
    space: Pick<SpaceRow, 'id' | 'communityId' | 'parentId' | 'visibility'>,
    children: readonly SpaceRow[] = [],
  ): Promise<void> {
    if (space.parentId === null) return;
    const parent = await this.lock(tx, space.communityId, space.parentId);
    if (!parent) throw new SpaceNotFound('parentId');
    if (parent.holdsConversations)
      throw new SpaceNestingInvalid('Nothing is listed under the space for conversations.');
    if (parent.id === space.id || parent.parentId !== null || children.length > 0)
      throw new SpaceNestingInvalid('Spaces are nested one level only.');
    if (NARROWNESS[space.visibility] < NARROWNESS[parent.visibility])
      throw new SpaceNestingInvalid('A space is open to nobody who may not enter the space above it.');
  }

  /** The space as it stands under its parent: the same object where nothing has to change. */
  narrowed(child: SpaceRow, parent: SpaceRow): SpaceRow {
    const { visibility } = parent;
    return NARROWNESS[child.visibility] < NARROWNESS[visibility] ? { ...child, visibility } : child;
  }
}
