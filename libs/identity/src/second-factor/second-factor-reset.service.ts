import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid } from '#platform';
import { TokenInvalid } from '../accounts/account.errors.js';
import { AccountNotices } from '../accounts/account-notices.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { LinkBuilder } from '../accounts/link-builder.js';
import { PasswordCheck } from '../accounts/password-check.js';
import { CommunityDirectory } from '../community-directory.js';
import { MemberNotFound } from '../members/member.errors.js';
import { MemberRepository, type MemberRecordRow } from '../members/member.repository.js';
import { MemberService } from '../members/member.service.js';
import { SessionService } from '../sessions/session.service.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { MemberSecondFactorReset } from './second-factor.facts.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SecondFactorService } from './second-factor.service.js';

const RESET_MINUTES = 60;

/**
 * A lost phone. An admin only has the letter sent: the second factor goes when its owner follows the link and gives the
 * password, for an account may guard other brands as well. What the admin learns is the same whatever the account has.
 */
@Injectable()
export class SecondFactorResetService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly rows: SecondFactorRepository,
    private readonly factors: SecondFactorService,
    private readonly accounts: AccountRepository,
    private readonly members: MemberService,
    private readonly memberRows: MemberRepository,
    private readonly sessions: SessionService,
    private readonly passwords: PasswordCheck,
    private readonly directory: CommunityDirectory,
    private readonly notices: AccountNotices,
    private readonly links: LinkBuilder,
  ) {}

  /** Throws MemberNotFound for who is no staff of the community. Records MemberSecondFactorReset. */
  async request(actor: Actor, memberId: string): Promise<MemberRecordRow> {
    const { communityId } = actor;
    const accountId = isUuid(memberId) ? await this.memberRows.findStaffAccount(communityId, memberId) : null;
    const account = accountId ? await this.accounts.findById(accountId) : null;
    if (!account) throw new MemberNotFound();
    const { enabledAt } = await this.rows.findState(account.id);
    const { slug } = await this.directory.letterheadOf(communityId);
    const token = newToken('pvz_');
    await this.database.transaction(async (tx) => {
      await this.facts.record(tx, MemberSecondFactorReset, communityId, {
        memberId,
        requestedBy: actor.memberId,
      });
      if (!enabledAt) return;
      // An operator's second factor guards every community: one brand's admin cannot have it taken off.
      if (account.isOperator) return this.notices.write(tx, account, 'factorResetRefused');
      await this.rows.insertTicket(tx, {
        tokenHash: tokenHashOf(token),
        accountId: account.id,
        purpose: 'second-factor-reset',
        expiresAt: new Date(Date.now() + RESET_MINUTES * 60_000),
      });
      await this.notices.write(tx, account, 'factorReset', {
        communityId,
        link: this.links.secondFactorReset(slug, token),
      });
    });
    return this.members.requireById(actor, memberId);
  }

  /** Puts the second factor off and ends every session. Throws TokenInvalid, InvalidCredentials, RateLimited. Records SecondFactorDisabled, SessionsRevoked. */
  async confirm(input: { token: string; password: string }, address: string): Promise<void> {
    const tokenHash = tokenHashOf(input.token);
    const holder = await this.rows.findTicket(tokenHash, 'second-factor-reset');
    if (!holder) throw new TokenInvalid();
    const { accountId } = holder;
    await this.passwords.require(accountId, input.password, address);
    await this.database.transaction(async (tx) => {
      if (!(await this.rows.takeTicket(tx, tokenHash, 'second-factor-reset'))) throw new TokenInvalid();
      await this.factors.remove(tx, accountId);
      await this.sessions.revokeOfAccount(tx, accountId);
    });
  }
}
