import { Injectable } from '@nestjs/common';
import { Mailer, newId, type Tx } from '#platform';
import { Role } from '../access/role.js';
import type { Letterhead } from '../community-directory.js';
import { LONGEST_NAME } from '../members/line-of-text.js';
import { MembershipService } from '../members/membership.service.js';
import { RoleService } from '../members/role.service.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { AccountRepository, type AccountRow } from './account.repository.js';
import { languageOf } from './account.service.js';
import { writeLetter } from './account-letters.js';
import { LinkBuilder } from './link-builder.js';

const INVITATION_DAYS = 7;

/** Makes the first admin of a community, by letter. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly memberships: MembershipService,
    private readonly roles: RoleService,
    private readonly links: LinkBuilder,
    private readonly mailer: Mailer,
  ) {}

  /** Appoints the owner of the address; without an account, the letter lets him choose a password. Answers the member. */
  async appointAdmin(
    tx: Tx,
    community: Letterhead & { id: string },
    email: string,
    grantedBy: string | null,
  ): Promise<string> {
    const known = await this.accounts.findByEmail(email);
    const account = known ?? (await this.createInvited(tx, email, community));
    const { id: accountId, displayName } = account;
    const memberId = await this.memberships.admit(tx, { communityId: community.id, accountId, displayName });
    await this.roles.grantIn(
      tx,
      { communityId: community.id, memberId, role: Role.ADMIN, spaceId: null },
      grantedBy,
    );
    await this.write(tx, community, account);
    return memberId;
  }

  /** Speaks under the community's name: nothing of the address may show. */
  private async createInvited(tx: Tx, email: string, community: Letterhead): Promise<AccountRow> {
    const account: AccountRow = {
      id: newId(),
      email,
      passwordHash: null,
      displayName: [...community.name].slice(0, LONGEST_NAME).join(''),
      locale: languageOf(community.defaultLocale),
      isOperator: false,
      emailVerifiedAt: null,
      createdAt: new Date(),
    };
    await this.accounts.insert(tx, account);
    return account;
  }

  private async write(tx: Tx, community: Letterhead, account: AccountRow): Promise<void> {
    const { slug, name: forum } = community;
    const { displayName, locale, email } = account;
    if (account.passwordHash) {
      const letter = writeLetter('appointed', locale, { forum, displayName, link: this.links.signIn(slug) });
      return this.mailer.send(tx, { to: email, ...letter });
    }
    const token = newToken('pvr_');
    await this.accounts.insertPasswordToken(tx, {
      id: newId(),
      accountId: account.id,
      tokenHash: tokenHashOf(token),
      expiresAt: new Date(Date.now() + INVITATION_DAYS * 86_400_000),
    });
    const letter = writeLetter('invite', locale, { forum, displayName, link: this.links.reset(slug, token) });
    await this.mailer.send(tx, { to: email, ...letter });
  }
}
