import { Injectable } from '@nestjs/common';
import { Database, type JobHandler, Mailer, newId } from '#platform';
import { CommunityDirectory } from '../community-directory.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { writeLetter } from './account-letters.js';
import { AccountRepository } from './account.repository.js';
import { LinkBuilder } from './link-builder.js';

/** Name of the job that answers a request for a new password by letter. */
export const PASSWORD_LETTER = 'identity:password-letter';

const RESET_MINUTES = 60;

/** Answers a request for a new password by letter, where the address has an account; else nobody learns anything. */
@Injectable()
export class PasswordLetterJob implements JobHandler {
  readonly name = PASSWORD_LETTER;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly directory: CommunityDirectory,
    private readonly links: LinkBuilder,
    private readonly mailer: Mailer,
  ) {}

  async run(payload: unknown): Promise<void> {
    const { email, communityId } = payload as { email: string; communityId: string };
    const account = await this.accounts.findByEmail(email);
    if (!account) return;
    const { slug, name: forum } = await this.directory.letterheadOf(communityId);
    const token = newToken('pvr_');
    const letter = writeLetter('reset', account.locale, {
      forum,
      displayName: account.displayName,
      link: this.links.reset(slug, token),
    });
    await this.database.transaction(async (tx) => {
      await this.accounts.insertPasswordToken(tx, {
        id: newId(),
        accountId: account.id,
        tokenHash: tokenHashOf(token),
        expiresAt: new Date(Date.now() + RESET_MINUTES * 60_000),
      });
      await this.mailer.send(tx, { to: account.email, ...letter });
    });
  }
}
