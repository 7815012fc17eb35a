import { Injectable } from '@nestjs/common';
import { type Actor, Database, isUuid, NotFound, Unauthenticated } from '#platform';
import { type OwnSessionRow, type SessionOwner, SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';

/** A session as its owner sees it. */
export type OwnSession = OwnSessionRow & { isCurrent: boolean };

/** Where one is signed in, and the ways to end it. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly database: Database,
    private readonly rows: SessionRepository,
    private readonly sessions: SessionService,
  ) {}

  /** The actor's own, the last seen first. Throws Unauthenticated for widget tokens and API keys, too. */
  async list(actor: Actor): Promise<OwnSession[]> {
    const rows = await this.rows.listOf(await this.requireOwner(actor));
    return rows.map((row) => ({ ...row, isCurrent: row.id === actor.sessionId }));
  }

  /** Answers those that are left. Throws NotFound for another's. Records SessionsRevoked. */
  async end(actor: Actor, sessionId: string): Promise<OwnSession[]> {
    const own = await this.list(actor);
    if (!isUuid(sessionId) || !own.some(({ id }) => id === sessionId)) throw new NotFound();
    await this.database.transaction((tx) => this.sessions.revoke(tx, sessionId));
    return own.filter(({ id }) => id !== sessionId);
  }

  /** Ends all but the one that asks, with what was issued from them. Records SessionsRevoked. */
  async endOthers(actor: Actor): Promise<OwnSession[]> {
    const owner = await this.requireOwner(actor);
    await this.database.transaction((tx) => this.sessions.revokeOf(tx, owner, actor.sessionId));
    return this.list(actor);
  }

  /**
   * The account, or the member who came by a provider: asked of the session, which is that member's in whatever community
   * its list is asked for.
   */
  private async requireOwner(actor: Actor): Promise<SessionOwner> {
    const { accountId, sessionId, scope } = actor;
    if (!sessionId || scope !== 'full') throw new Unauthenticated();
    if (accountId) return { accountId, memberId: null };
    const memberId = await this.rows.findMemberOf(sessionId);
    if (!memberId) throw new Unauthenticated();
    return { accountId: null, memberId };
  }
}

/** The account of a person who signed in by it: not of a widget, which a brand's page can read, and of no program. */
export function ownerOf({ accountId, sessionId, scope }: Actor): string {
  if (!accountId || !sessionId || scope !== 'full') throw new Unauthenticated();
  return accountId;
}
