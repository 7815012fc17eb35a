import { Inject, Injectable } from '@nestjs/common';
import { Database, FactLog, type Logger, LOGGER, type Tx, Unauthenticated } from '#platform';
import { AccountNotices } from '../accounts/account-notices.js';
import { AccountRepository } from '../accounts/account.repository.js';
import type { Client } from './client.js';
import { SessionTokenReused } from './session.facts.js';
import { fullTimes, GRACE_SECONDS } from './session-lifetime.js';
import { type RefreshRow, SessionRefreshRepository } from './session-refresh.repository.js';
import { type IssuedSession, SessionService } from './session.service.js';
import { SessionTokens } from './session-tokens.js';
import { tokenHashOf } from './token.js';

const TOKEN = /^pvf_[A-Za-z0-9_-]{43}$/;

/** Keeps full sessions going: each refresh token makes the next pair once, and tells when it was copied (RFC 9700 §4.14.2). */
@Injectable()
export class SessionRefreshService {
  constructor(
    private readonly database: Database,
    private readonly refreshes: SessionRefreshRepository,
    private readonly tokens: SessionTokens,
    private readonly sessions: SessionService,
    private readonly accounts: AccountRepository,
    private readonly notices: AccountNotices,
    private readonly facts: FactLog,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The next pair of tokens. Requests that come together get the same one. A token that comes back after its successors
   * were taken up ends the whole session, with a letter to its owner. Throws Unauthenticated. Records, then,
   * SessionTokenReused and SessionsRevoked. Throws Unauthenticated, too, where the access token that is `held` beside it
   * is still good: whoever refuses that one would refuse the next.
   */
  async refresh(refreshToken: string, client: Client, held: string | null = null): Promise<IssuedSession> {
    if (!TOKEN.test(refreshToken)) throw new Unauthenticated();
    const issued = await this.database.transaction(async (tx) => {
      const row = await this.refreshes.lock(tx, tokenHashOf(refreshToken));
      if (!row?.isLive || isStillGood(row, held)) return null;
      if (row.generation === row.currentGeneration) return this.rotate(tx, row, refreshToken, client);
      if (mayRepeat(row)) return this.repeat(tx, row, refreshToken);
      await this.sound(tx, row);
      return null;
    });
    if (!issued) throw new Unauthenticated('Your session has ended. Sign in again.');
    return issued;
  }

  /**
   * The session of a refresh token, without using it: for sockets, whose answer cannot carry a new pair. Null for what
   * refresh would refuse.
   */
  async findSession(refreshToken: string): Promise<string | null> {
    if (!TOKEN.test(refreshToken)) return null;
    const row = await this.refreshes.find(tokenHashOf(refreshToken));
    if (!row?.isLive) return null;
    return row.generation === row.currentGeneration || mayRepeat(row) ? row.sessionId : null;
  }

  private async rotate(
    tx: Tx,
    row: RefreshRow,
    refreshToken: string,
    client: Client,
  ): Promise<IssuedSession> {
    const { sessionId } = row;
    const { access, refresh } = this.tokens.successorsOf(refreshToken, row.salt);
    const times = fullTimes(row.createdAt);
    await this.refreshes.advance(tx, sessionId, { accessHash: tokenHashOf(access), ...times, client });
    await this.refreshes.insert(tx, {
      tokenHash: tokenHashOf(refresh),
      sessionId,
      generation: row.generation + 1,
      salt: this.tokens.salt(),
    });
    return { sessionId, access, refresh, ...times };
  }

  private async repeat(tx: Tx, row: RefreshRow, refreshToken: string): Promise<IssuedSession> {
    const { sessionId, expiresAt } = row;
    const pair = this.tokens.successorsOf(refreshToken, row.salt);
    if (row.accessExpiresAt > new Date())
      return { sessionId, ...pair, expiresAt, accessExpiresAt: row.accessExpiresAt };
    const { accessExpiresAt } = fullTimes(row.createdAt);
    await this.refreshes.prolongAccess(tx, sessionId, accessExpiresAt);
    return { sessionId, ...pair, expiresAt, accessExpiresAt };
  }

  private async sound(tx: Tx, { sessionId, accountId }: RefreshRow): Promise<void> {
    this.logger.warn({ sessionId }, 'a used refresh token came back: the session is over');
    await this.facts.record(tx, SessionTokenReused, null, { sessionId, accountId });
    await this.sessions.revoke(tx, sessionId);
    const account = accountId && (await this.accounts.findById(accountId));
    if (account) await this.notices.write(tx, account, 'copied');
  }
}

function isStillGood(row: RefreshRow, held: string | null): boolean {
  return held !== null && row.accessExpiresAt > new Date() && row.accessHash.equals(tokenHashOf(held));
}

/** Only the token just replaced, and only shortly, or as long as nobody has come with its successors. */
function mayRepeat(row: RefreshRow): boolean {
  if (row.generation !== row.currentGeneration - 1) return false;
  return row.ageSeconds <= GRACE_SECONDS || !row.isSeen;
}
