import { Injectable } from '@nestjs/common';
import { type Actor, Database, Jobs, Mailer, networkOf } from '#platform';
import { CommunityDirectory } from '../community-directory.js';
import { SessionService } from '../sessions/session.service.js';
import { tokenHashOf } from '../sessions/token.js';
import { TokenInvalid } from './account.errors.js';
import { writeLetter } from './account-letters.js';
import { AccountRepository } from './account.repository.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { emailAddressOf } from './email-address.js';
import { LinkBuilder } from './link-builder.js';
import { PASSWORD_LETTER } from './password-letter.job.js';
import { requirePassword } from './password-rule.js';
import { Passwords } from './passwords.js';

/** Getting back in by letter. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly directory: CommunityDirectory,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionService,
    private readonly passwords: Passwords,
    private readonly limiter: AttemptLimiter,
    private readonly links: LinkBuilder,
    private readonly mailer: Mailer,
  ) {}

  /** The same work for every address: the account is looked up in the background. Throws EmailInvalid and RateLimited. */
  async request(actor: Actor, input: { email: string }, address: string): Promise<void> {
    await this.directory.letterheadOf(actor.communityId);
    const email = emailAddressOf(input.email);
    await this.limiter.begin(
      { subject: ['letter:account', email.toLowerCase()], max: 10 },
      { subject: ['letter:address', networkOf(address)], max: 30 },
    );
    const { communityId } = actor;
    await this.database.transaction((tx) => this.jobs.enqueue(tx, PASSWORD_LETTER, { email, communityId }));
  }

  /** Sets the password and ends every session of the account. Throws TokenInvalid, WeakPassword. Records SessionsRevoked. */
  async reset(actor: Actor, input: { token: string; newPassword: string }): Promise<void> {
    const tokenHash = tokenHashOf(input.token);
    const account = await this.accounts.findByPasswordToken(tokenHash);
    if (!account) throw new TokenInvalid();
    requirePassword(input.newPassword, 'newPassword', account.email);
    const { slug, name: forum } = await this.directory.letterheadOf(actor.communityId);
    const passwordHash = await this.passwords.hash(input.newPassword);
    await this.database.transaction(async (tx) => {
      if (!(await this.accounts.takePasswordToken(tx, tokenHash, account.id))) throw new TokenInvalid();
      await this.accounts.setPassword(tx, account.id, passwordHash);
      await this.accounts.forgetSignUps(tx, account.email);
      await this.sessions.revokeOfAccount(tx, account.id);
      const { displayName, locale, email } = account;
      const link = this.links.forgotten(slug);
      await this.mailer.send(tx, {
        to: email,
        ...writeLetter('changed', locale, { forum, displayName, link }),
      });
    });
  }
}
