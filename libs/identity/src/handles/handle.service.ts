import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, Unauthenticated, violatesUnique } from '#platform';
import { MemberRenamed } from '../members/member.facts.js';
import { HandleChangedRecently, HandleReserved, HandleTaken } from './handle.errors.js';
import { acceptHandle } from './handle.js';
import { HandleRepository } from './handle.repository.js';

/** Changes the names by which members are mentioned. */
@Injectable()
export class HandleService {
  constructor(
    private readonly database: Database,
    private readonly handles: HandleRepository,
    private readonly facts: FactLog,
  ) {}

  /**
   * The actor's own, once in 30 days; the one they have already changes nothing. What they leave behind names nobody, and
   * can be theirs again. Throws HandleInvalid, HandleReserved, HandleTaken, HandleChangedRecently. Records MemberRenamed.
   */
  async change(actor: Actor, typed: string): Promise<string> {
    const { communityId, memberId } = actor;
    if (memberId === null) throw new Unauthenticated();
    const handle = acceptHandle(typed);
    try {
      await this.database.transaction(async (tx) => {
        const standing = await this.handles.standing(tx, { communityId, memberId, handle });
        if (!standing) throw new Unauthenticated();
        if (standing.current === handle) return;
        if (standing.isReserved) throw new HandleReserved();
        if (standing.isTaken) throw new HandleTaken();
        if (standing.isTooSoon) throw new HandleChangedRecently();
        await this.handles.change(tx, memberId, handle);
        await this.facts.record(tx, MemberRenamed, communityId, { memberId });
      });
    } catch (error) {
      if (violatesUnique(error, 'member_handle')) throw new HandleTaken();
      throw error;
    }
    return memberId;
  }
}
