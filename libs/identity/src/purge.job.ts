import { Injectable } from '@nestjs/common';
import type { JobHandler } from '#platform';
import { AccountRepository } from './accounts/account.repository.js';
import { AttemptLimiter } from './accounts/attempt-limiter.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SessionRefreshRepository } from './sessions/session-refresh.repository.js';
import { OidcAttemptRepository } from './oidc/oidc-attempt.repository.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SsoUsedTokenRepository } from './sso/sso-used-token.repository.js';

/** Forgets, every ten minutes, what no sign-in can need any more. */
@Injectable()
export class PurgeJob implements JobHandler {
  readonly name = 'identity:purge';
  readonly cron = '*/10 * * * *';

  constructor(
    private readonly accounts: AccountRepository,
    private readonly attempts: AttemptLimiter,
    private readonly oidcAttempts: OidcAttemptRepository,
    private readonly sessions: SessionRepository,
    private readonly refreshes: SessionRefreshRepository,
    private readonly secondFactors: SecondFactorRepository,
    private readonly usedTokens: SsoUsedTokenRepository,
  ) {}

  async run(): Promise<void> {
    await this.usedTokens.purgeExpired();
    await this.attempts.purge();
    await this.accounts.purgeExpired();
    await this.oidcAttempts.purgeExpired();
    await this.sessions.purgeEnded();
    await this.refreshes.purgeUsed();
    await this.secondFactors.purgeTickets();
  }
}
