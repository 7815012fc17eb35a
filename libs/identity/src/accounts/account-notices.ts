import { Injectable } from '@nestjs/common';
import { Mailer, type Tx } from '#platform';
import { CommunityDirectory } from '../community-directory.js';
import { AccountRepository, type AccountRow } from './account.repository.js';
import { type LetterKind, writeLetter } from './account-letters.js';
import { LinkBuilder } from './link-builder.js';

const INSTALL_NAME = 'Parvis';

/** Letters that tell people what was done with their account. */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly directory: CommunityDirectory,
    private readonly links: LinkBuilder,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Writes in the name of the community given, else of that where the person has been longest, else of the install. The
   * link leads to a new password unless another is given.
   */
  async write(
    tx: Tx,
    account: AccountRow,
    kind: LetterKind,
    given: { communityId?: string; link?: string } = {},
  ): Promise<void> {
    const { displayName, locale, email } = account;
    const communityId = given.communityId ?? (await this.accounts.findFirstCommunity(account.id));
    const letterhead = communityId ? await this.directory.letterheadOf(communityId) : null;
    const forum = letterhead?.name ?? INSTALL_NAME;
    const link = given.link ?? (letterhead ? this.links.forgotten(letterhead.slug) : this.links.console());
    await this.mailer.send(tx, { to: email, ...writeLetter(kind, locale, { forum, displayName, link }) });
  }
}
