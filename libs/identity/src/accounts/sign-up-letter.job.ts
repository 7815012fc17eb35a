import { Injectable } from '@nestjs/common';
import { Database, type JobHandler, Mailer } from '#platform';
import { CommunityDirectory } from '../community-directory.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { writeLetter } from './account-letters.js';
import { AccountRepository } from './account.repository.js';
import { LinkBuilder } from './link-builder.js';
import { SignUpEntity } from './sign-up.entity.js';

/** Name of the job that answers a sign-up by letter. */
export const SIGN_UP_LETTER = 'identity:sign-up-letter';

/** Answers a sign-up by letter: a link for a new address, a word of warning for a known one. */
@Injectable()
export class SignUpLetterJob implements JobHandler {
  readonly name = SIGN_UP_LETTER;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly directory: CommunityDirectory,
    private readonly links: LinkBuilder,
    private readonly mailer: Mailer,
  ) {}

  async run(payload: unknown): Promise<void> {
    const { signUpId } = payload as { signUpId: string };
    const signUp = await this.database.manager.findOneBy(SignUpEntity, { id: signUpId });
    if (!signUp || signUp.tokenHash) return;
    const { slug, name: forum } = await this.directory.letterheadOf(signUp.communityId);
    const known = await this.accounts.findByEmail(signUp.email);
    const token = newToken('pvv_');
    await this.database.transaction(async (tx) => {
      if (!(await this.accounts.stampSignUp(tx, signUp.id, tokenHashOf(token)))) return;
      if (known) await this.accounts.forgetSignUps(tx, signUp.email);
      const letter = known
        ? writeLetter('known', known.locale, {
            forum,
            displayName: known.displayName,
            link: this.links.forgotten(slug),
          })
        : writeLetter('verify', signUp.locale, {
            forum,
            displayName: signUp.displayName,
            link: this.links.verify(slug, token),
          });
      await this.mailer.send(tx, { to: known?.email ?? signUp.email, ...letter });
    });
  }
}
