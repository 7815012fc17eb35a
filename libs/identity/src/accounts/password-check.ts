import { Injectable } from '@nestjs/common';
import { networkOf } from '#platform';
import { InvalidCredentials } from './account.errors.js';
import { AccountRepository, type AccountRow } from './account.repository.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { Passwords } from './passwords.js';

/** Asks a person who is signed in for the password again, before what a borrowed session must not do. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly limiter: AttemptLimiter,
  ) {}

  /** The account, where the password is its. Counts like a sign-in. Throws InvalidCredentials and RateLimited. */
  async require(accountId: string, password: string, address: string): Promise<AccountRow> {
    const account = await this.accounts.findById(accountId);
    if (!account) throw new InvalidCredentials();
    const attempt = await this.limiter.begin(
      { subject: ['sign-in:account', account.email.toLowerCase()], max: 10 },
      { subject: ['sign-in:address', networkOf(address)], max: 30 },
    );
    if (!(await this.passwords.matches(account.passwordHash, password))) throw new InvalidCredentials();
    await attempt.forgive();
    return account;
  }
}
