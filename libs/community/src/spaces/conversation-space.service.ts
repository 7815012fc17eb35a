import { Injectable } from '@nestjs/common';
import { Permission } from '#identity';
import { type Actor, actorCan, Database, FactLog, moderatesSpace, newId } from '#platform';
import { CommunityService } from '../settings/community.service.js';
import type { SpaceRow } from './space.entity.js';
import { SpaceVisibilityChanged } from './space.facts.js';
import { SpaceRepository } from './space.repository.js';

const SLUG = 'conversations';
const NAMES = { fr: 'Conversations privées', en: 'Private conversations' };

/** The space of a community where members talk with the brand alone: one at most, made when it is first needed. */
@Injectable()
export class ConversationSpaceService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly spaces: SpaceRepository,
    private readonly communities: CommunityService,
  ) {}

  /** Null for a community without one yet. Who may see what of it is the caller's to ask. */
  async find(communityId: string): Promise<SpaceRow | null> {
    return this.spaces.findForConversations(communityId);
  }

  /** Made where there is none, also by two at once. Records SpaceVisibilityChanged where it made one. */
  async findOrMake(communityId: string): Promise<SpaceRow> {
    return (await this.find(communityId)) ?? (await this.make(communityId, SLUG));
  }

  /** True for the staff who read and answer every conversation; whom a conversation is with is not asked here. */
  isStaffOf(actor: Actor, space: Pick<SpaceRow, 'id' | 'communityId'>): boolean {
    if (space.communityId !== actor.communityId) return false;
    return moderatesSpace(actor, space.id) || actorCan(actor, Permission.SpaceReadAll);
  }

  private async make(communityId: string, slug: string): Promise<SpaceRow> {
    const { defaultLocale } = await this.communities.requireById(communityId);
    const name = defaultLocale.startsWith('fr') ? NAMES.fr : NAMES.en;
    await this.database.transaction(async (tx) => {
      const space = { id: newId(), communityId, slug, name, createdAt: new Date() };
      if (await this.spaces.insertForConversations(tx, space))
        await this.facts.record(tx, SpaceVisibilityChanged, communityId, { spaceId: space.id });
    });
    // Nothing was made where another has just made it, or where the brand has a space of that name in addresses.
    return (await this.find(communityId)) ?? this.make(communityId, `${SLUG}-${newId().slice(-6)}`);
  }
}
