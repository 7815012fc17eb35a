import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import type { PublicMemberRow } from './member.repository.js';

/** Members who were read with the session that made them actors, for as long as the actor lasts: one request, or one socket. */
@Injectable()
export class OwnMembers {
  private readonly members = new WeakMap<Actor, PublicMemberRow>();

  keep(actor: Actor, member: PublicMemberRow): void {
    this.members.set(actor, member);
  }

  /** As others see the actor; null for an actor that no session has made. */
  of(actor: Actor): PublicMemberRow | null {
    return this.members.get(actor) ?? null;
  }
}
