import { Injectable } from '@nestjs/common';
import { MemberPreferenceService, MemberRelations, MemberService } from '#identity';
import type { FrameAuthor } from '#protocol';
import type { ForumSocket } from '../visitor.js';

/** What presence has to know of the member behind a socket. */
export interface ReaderCard {
  /** As others see the member; null for one who does not want to be seen. */
  readonly author: FrameAuthor | null;
  /** Whom the member blocks or mutes. */
  readonly ignored: ReadonlySet<string>;
}

/** Knows the members behind this process's sockets, for as long as these are open. */
@Injectable()
export class ReaderCards {
  constructor(
    private readonly members: MemberService,
    private readonly preferences: MemberPreferenceService,
    private readonly relations: MemberRelations,
  ) {}

  /** Null for guests. Read once per socket, and again after `forget`. */
  async of(socket: ForumSocket): Promise<ReaderCard | null> {
    const { visitor } = socket.data;
    const { memberId } = visitor.actor;
    if (memberId === null) return null;
    const card = (visitor.card ??= this.read(visitor.actor.communityId, memberId));
    try {
      return await card;
    } catch (error) {
      if (visitor.card === card) visitor.card = null;
      throw error;
    }
  }

  /** The member changed something of it. */
  forget(sockets: readonly ForumSocket[]): void {
    for (const socket of sockets) socket.data.visitor.card = null;
  }

  private async read(communityId: string, memberId: string): Promise<ReaderCard> {
    const [[member], { showsPresence }, ignored] = await Promise.all([
      this.members.publicByIds(communityId, [memberId]),
      this.preferences.of(memberId),
      this.relations.ignoredBy(memberId),
    ]);
    const author: FrameAuthor | null =
      member && showsPresence
        ? { id: member.id, n: member.displayName, ...(member.badge === 'staff' ? { b: 1 } : {}) }
        : null;
    return { author, ignored };
  }
}
