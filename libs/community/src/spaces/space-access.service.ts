import { Injectable } from '@nestjs/common';
import { MemberNotFound, MemberService, SpaceNotFound } from '#identity';
import { type Actor, Database, FactLog, isUuid, type Tx } from '#platform';
import { SpaceFixed } from '../settings/community.errors.js';
import type { SpaceRow } from './space.entity.js';
import { SpaceAccessGranted, SpaceAccessRevoked } from './space.facts.js';
import { type SpaceAccessRow, SpaceRepository } from './space.repository.js';

/** Lets members into private spaces. */
@Injectable()
export class SpaceAccessService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly spaces: SpaceRepository,
    private readonly members: MemberService,
  ) {}

  /** Letting in twice is letting in once. Throws SpaceNotFound, MemberNotFound, SpaceFixed. Records SpaceAccessGranted. */
  async grant(actor: Actor, access: SpaceAccessRow): Promise<SpaceRow> {
    return this.change(actor, access, async (tx, space) => {
      if (await this.spaces.grantAccess(tx, space, access.memberId))
        await this.facts.record(tx, SpaceAccessGranted, actor.communityId, { ...access });
    });
  }

  /** Throws SpaceNotFound, MemberNotFound, SpaceFixed. Records SpaceAccessRevoked where there was something to take. */
  async revoke(actor: Actor, access: SpaceAccessRow): Promise<SpaceRow> {
    return this.change(actor, access, async (tx, space) => {
      if (await this.spaces.revokeAccess(tx, space, access.memberId))
        await this.facts.record(tx, SpaceAccessRevoked, actor.communityId, { ...access });
    });
  }

  /** Which of these members were let into which private spaces, among those that the actor may enter. */
  async accessesOf(actor: Actor, memberIds: readonly string[]): Promise<SpaceAccessRow[]> {
    return this.spaces.accessesOf(actor, memberIds);
  }

  private async change(
    actor: Actor,
    { spaceId, memberId }: SpaceAccessRow,
    work: (tx: Tx, space: SpaceRow) => Promise<void>,
  ): Promise<SpaceRow> {
    const { communityId } = actor;
    const [member] = await this.members.recordsByIds(communityId, [memberId]);
    if (!member) throw new MemberNotFound();
    return this.database.transaction(async (tx) => {
      const space = isUuid(spaceId) ? await this.spaces.lock(tx, communityId, spaceId) : null;
      if (!space) throw new SpaceNotFound();
      if (space.holdsConversations) throw new SpaceFixed('spaceId');
      await work(tx, space);
      return space;
    });
  }
}
