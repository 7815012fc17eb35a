import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  isUuid,
  NotFound,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { isHandle } from '../handles/handle.js';
import { requireStorable } from './line-of-text.js';
import {
  type MemberRecordRow,
  MemberRepository,
  type MembershipRow,
  type PublicMemberRow,
} from './member.repository.js';
import { OwnMembers } from './own-members.js';

/** Reads about members. */
@Injectable()
export class MemberService {
  constructor(
    private readonly members: MemberRepository,
    private readonly cursors: CursorCodec,
    private readonly ownMembers: OwnMembers,
  ) {}

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

  /** The member whom a handle names, or named before; null for any other text. One statement. */
  async findByHandle(communityId: string, handle: string): Promise<PublicMemberRow | null> {
    return isHandle(handle) ? this.members.findPublicByHandle(communityId, handle) : null;
  }

  /** Everybody of a community, for the install itself: a batch in the order of their ids. One statement. */
  async idsAfter(communityId: string, after: string | null, limit: number): Promise<string[]> {
    return this.members.idsAfter(communityId, after, limit);
  }

  /** What staff sees; one statement, in no order. */
  async recordsByIds(communityId: string, ids: readonly string[]): Promise<MemberRecordRow[]> {
    return this.members.recordsByIds(communityId, ids.filter(isUuid));
  }

  /** Null where the actor is not a member. */
  async findOwn(actor: Actor): Promise<PublicMemberRow | null> {
    if (!actor.memberId) return null;
    const known = this.ownMembers.of(actor);
    if (known) return known;
    const [row] = await this.members.publicByIds(actor.communityId, [actor.memberId]);
    return row ?? null;
  }

  /** Newest first; with `name`, those whose name holds it or resembles it. Throws BadCursor. */
  async page(actor: Actor, name: string | null, args: PageArgs): Promise<Page<MemberRecordRow>> {
    const wanted = name === null ? null : requireStorable(name, 'query').trim().slice(0, 100) || null;
    const list = `members/${actor.communityId}/${wanted ?? ''}`;
    const window = pageWindow(this.cursors, list, args);
    const rows = await this.members.page(actor.communityId, wanted, window);
    return toPage(window, rows, (row) => [row.id]);
  }

  /** Where the actor's account is a member, in no order; nothing for a widget token, and one place for a session of one member. */
  async membershipsOf(actor: Actor): Promise<MembershipRow[]> {
    if (actor.scope !== 'full') return [];
    if (actor.accountId) return this.members.membershipsOf(actor.accountId);
    return actor.sessionId ? this.members.membershipOfSession(actor.sessionId) : [];
  }
}
