import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound } from '#platform';
import { type MemberRecordRow, MemberRepository, type PublicMemberRow } from './member.repository.js';

/** Reads about members. */
@Injectable()
export class MemberService {
  constructor(private readonly members: MemberRepository) {}

  /** Throws NotFound for a member of another community, too. */
  async requireById(actor: Actor, id: string): Promise<MemberRecordRow> {
    const [row] = isUuid(id) ? await this.members.recordsByIds(actor.communityId, [id]) : [];
    if (!row) throw new NotFound();
    return row;
  }

  /** One statement, in no order; ids of other communities are passed over. */
  async publicByIds(communityId: string, ids: readonly string[]): Promise<PublicMemberRow[]> {
    return this.members.publicByIds(communityId, ids.filter(isUuid));
  }

  /** What staff sees; one statement, in no order. */
  async recordsByIds(communityId: string, ids: readonly string[]): Promise<MemberRecordRow[]> {
    return this.members.recordsByIds(communityId, ids.filter(isUuid));
  }
}
