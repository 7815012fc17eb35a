import { Injectable } from '@nestjs/common';
import { MemberRelations, type PublicMemberRow } from '#identity';
import { type Actor, isUuid } from '#platform';
import { DiscussionAccess } from '../discussion-access.js';
import { requireStorable } from '../text/source-text.js';
import { MentionCandidateRepository, type MentionPlace } from './mention-candidate.repository.js';

const MOST = 8;
/** Found at first: those who want nothing to do with the actor, or the actor with them, are left out. */
const FOUND = 24;
const LONGEST_PREFIX = 40;

/** Completes the name of whom a member is about to mention. */
@Injectable()
export class MentionCandidates {
  constructor(
    private readonly access: DiscussionAccess,
    private readonly candidates: MentionCandidateRepository,
    private readonly relations: MemberRelations,
  ) {}

  /**
   * At most eight active members who may read the thread, its own authors first, then staff; nobody without at least one
   * letter, and nobody where the actor may not read.
   */
  async list(
    actor: Actor,
    place: { threadId: string | null; spaceId: string | null },
    typed: string,
  ): Promise<PublicMemberRow[]> {
    requireStorable(typed, 'prefix');
    const prefix = typed.trim().replace(/^@/, '');
    if (actor.memberId === null || prefix === '' || prefix.length > LONGEST_PREFIX) return [];
    const where = await this.placeOf(actor, place);
    if (!where) return [];
    const found = await this.candidates.list(actor, where, prefix, FOUND);
    const ids = found.map(({ id }) => id);
    const blocking = await this.relations.whoIgnores(actor.memberId, ids, ['block']);
    const ignored = await this.relations.ignoredBy(actor.memberId);
    return found.filter(({ id }) => !blocking.has(id) && !ignored.has(id)).slice(0, MOST);
  }

  private async placeOf(
    actor: Actor,
    { threadId, spaceId }: { threadId: string | null; spaceId: string | null },
  ): Promise<MentionPlace | null> {
    if (threadId === null) return spaceId !== null && isUuid(spaceId) ? { threadId: null, spaceId } : null;
    const found = await this.access.findThread(actor, threadId);
    return found && { threadId: found.thread.id, spaceId: found.space.id };
  }
}
