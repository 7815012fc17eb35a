import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { ownerOf } from '../sessions/own-sessions.service.js';
import { SessionService } from '../sessions/session.service.js';
import { AccountNotices } from './account-notices.js';
import { AccountRepository } from './account.repository.js';
import { PasswordCheck } from './password-check.js';
import { requirePassword } from './password-rule.js';
import { Passwords } from './passwords.js';

/** A new password for somebody who knows the old one. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly check: PasswordCheck,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
    private readonly notices: AccountNotices,
  ) {}

  /**
   * Ends every session but the one that asks, and tells the owner by letter. Throws InvalidCredentials, WeakPassword,
   * RateLimited, and Unauthenticated for widget tokens and API keys. Records SessionsRevoked.
   */
  async change(
    actor: Actor,
    input: { currentPassword: string; newPassword: string },
    address: string,
  ): Promise<void> {
    const account = await this.check.require(ownerOf(actor), input.currentPassword, address);
    requirePassword(input.newPassword, 'newPassword', account.email);
    const passwordHash = await this.passwords.hash(input.newPassword);
    await this.database.transaction(async (tx) => {
      await this.accounts.setPassword(tx, account.id, passwordHash);
      await this.sessions.revokeOfAccount(tx, account.id, actor.sessionId);
      await this.notices.write(tx, account, 'changedHere');
    });
  }
}
