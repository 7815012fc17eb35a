import { Injectable } from '@nestjs/common';
import { type JobHandler, ScheduleBook } from '#platform';
import { AccountRepository } from './accounts/account.repository.js';
import { AttemptLimiter } from './accounts/attempt-limiter.js';
import { HandleRepository } from './handles/handle.repository.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SessionRefreshRepository } from './sessions/session-refresh.repository.js';
import { OidcAttemptRepository } from './oidc/oidc-attempt.repository.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SsoUsedTokenRepository } from './sso/sso-used-token.repository.js';

/**
 * Forgets, every ten minutes, what no sign-in can need any more. Work of the whole install, on purpose: accounts, attempts,
 * tickets and sessions belong to no community, so there is no community's night to wait for, and secrets that are over
 * should not lie about until one.
 */
@Injectable()
export class PurgeJob implements JobHandler {
  readonly name = 'identity:purge';
  readonly cron = '*/10 * * * *';

  constructor(
    book: ScheduleBook,
    private readonly accounts: AccountRepository,
    private readonly attempts: AttemptLimiter,
    private readonly oidcAttempts: OidcAttemptRepository,
    private readonly sessions: SessionRepository,
    private readonly refreshes: SessionRefreshRepository,
    private readonly secondFactors: SecondFactorRepository,
    private readonly usedTokens: SsoUsedTokenRepository,
    private readonly handles: HandleRepository,
  ) {
    book.addRoutine(this);
  }

  async run(): Promise<void> {
    await this.usedTokens.purgeExpired();
    await this.attempts.purge();
    await this.accounts.purgeExpired();
    await this.oidcAttempts.purgeExpired();
    await this.sessions.purgeEnded();
    await this.refreshes.purgeUsed();
    await this.secondFactors.purgeTickets();
    await this.handles.purgeFormer();
  }
}
