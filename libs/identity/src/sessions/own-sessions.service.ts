import { Injectable } from '@nestjs/common';
import { type Actor, Database, isUuid, NotFound, Unauthenticated } from '#platform';
import { type OwnSessionRow, SessionRepository } from './session.repository.js';
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
    const rows = await this.rows.listOfAccount(ownerOf(actor));
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
    const accountId = ownerOf(actor);
    await this.database.transaction((tx) => this.sessions.revokeOfAccount(tx, accountId, actor.sessionId));
    return this.list(actor);
  }
}

/** Only a person who signed in has sessions to look after: not a widget, which a brand's page can read, and no program. */
export function ownerOf({ accountId, sessionId, scope }: Actor): string {
  if (!accountId || !sessionId || scope !== 'full') throw new Unauthenticated();
  return accountId;
}
