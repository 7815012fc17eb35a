import { Injectable } from '@nestjs/common';
import { type Actor, actorCan, isUuid, moderatesSpace, NotFound } from '#platform';
import { Permission } from '#identity';
import { isSlug } from '../settings/slug.js';
import type { SpaceRow } from './space.entity.js';
import { SpaceRepository } from './space.repository.js';

/** Reads about spaces: what an actor may not enter is absent. */
@Injectable()
export class SpaceService {
  constructor(private readonly spaces: SpaceRepository) {}

  /** Ids of every space the actor may enter; one statement. */
  async visibleIds(actor: Actor): Promise<string[]> {
    return this.spaces.visibleIds(actor);
  }

  /** The same without that of private conversations, which no list or search of all spaces holds; one statement. */
  async sharedIds(actor: Actor): Promise<string[]> {
    return this.spaces.sharedIds(actor);
  }

  /** In the order of the community's lists. */
  async listVisible(actor: Actor): Promise<SpaceRow[]> {
    return this.spaces.listVisible(actor);
  }

  /** Throws NotFound for a space that is absent or hidden from the actor. */
  async requireVisible(actor: Actor, spaceId: string): Promise<SpaceRow> {
    const [row] = await this.spacesByIds(actor, [spaceId]);
    if (!row) throw new NotFound();
    return row;
  }

  /** Null for a space that is absent or hidden from the actor. */
  async findBySlug(actor: Actor, slug: string): Promise<SpaceRow | null> {
    return isSlug(slug) ? this.spaces.findVisibleBySlug(actor, slug) : null;
  }

  /** Those the actor may enter, in no order; one statement. */
  async spacesByIds(actor: Actor, ids: readonly string[]): Promise<SpaceRow[]> {
    return this.spaces.findVisibleByIds(actor, ids.filter(isUuid));
  }

  /** True where the actor may open threads in a space that he sees: conversations are opened another way. */
  canOpen(actor: Actor, space: SpaceRow): boolean {
    return !space.holdsConversations && this.canPost(actor, space) && this.canAnnounce(actor, space);
  }

  /** True in every space but one for announcements, where it is for who moderates it. */
  canAnnounce(actor: Actor, space: SpaceRow): boolean {
    return space.kind !== 'announcements' || moderatesSpace(actor, space.id);
  }

  /** True where the actor may write in a space that he sees. */
  canPost(actor: Actor, space: SpaceRow): boolean {
    return space.communityId === actor.communityId && actorCan(actor, Permission.PostReply);
  }
}
