import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, newId, type Tx } from '#platform';
import type { RoleGrantRow } from '../access/role.js';
import { TokenInvalid } from '../accounts/account.errors.js';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import { languageOf } from '../accounts/account.service.js';
import { requirePassword } from '../accounts/password-rule.js';
import { Passwords } from '../accounts/passwords.js';
import { CommunityDirectory } from '../community-directory.js';
import { lineOfText } from '../members/line-of-text.js';
import { MembershipService } from '../members/membership.service.js';
import { RoleService } from '../members/role.service.js';
import { tokenHashOf } from '../sessions/token.js';
import { InvitationAccepted } from './invitation.facts.js';
import { InvitationRepository, type InvitationRow } from './invitation.repository.js';

/** What the owner of the mailbox sees before accepting. */
export interface InvitationView {
  email: string;
  roles: RoleGrantRow[];
  /** Without one, accepting makes it: a name and a password are asked for. */
  hasAccount: boolean;
}

/**
 * Takes invitations up. The link is bound to the address that it was sent to: whoever is signed in meanwhile, the roles go to
 * that address's account, and nobody is signed in by it.
 */
@Injectable()
export class InvitationAcceptanceService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly rows: InvitationRepository,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly memberships: MembershipService,
    private readonly roles: RoleService,
    private readonly directory: CommunityDirectory,
  ) {}

  /** Throws TokenInvalid. */
  async look(actor: Actor, token: string): Promise<InvitationView> {
    const row = await this.rows.findByToken(actor.communityId, tokenHashOf(token));
    if (!row) throw new TokenInvalid();
    const account = await this.accounts.findByEmail(row.email);
    return { email: row.email, roles: row.roles, hasAccount: isUsable(account) };
  }

  /**
   * Once. An account that can sign in keeps its name and password, whatever was sent along. Throws TokenInvalid,
   * NameInvalid, WeakPassword. Records InvitationAccepted, MemberRolesChanged, and MemberJoined for who was no member.
   */
  async accept(
    actor: Actor,
    input: { token: string; displayName?: string | null; password?: string | null },
  ): Promise<void> {
    const { communityId } = actor;
    const tokenHash = tokenHashOf(input.token);
    const found = await this.rows.findByToken(communityId, tokenHash);
    if (!found) throw new TokenInvalid();
    const known = await this.accounts.findByEmail(found.email);
    const fresh = isUsable(known) ? null : await this.credentialsOf(input, found.email);
    await this.database.transaction(async (tx) => {
      const invitation = await this.rows.lockByToken(tx, communityId, tokenHash);
      if (!invitation) throw new TokenInvalid();
      const account = fresh
        ? await this.establish(tx, communityId, known, { ...invitation, ...fresh })
        : known;
      // Somebody made the account a moment ago: the same link will find it.
      if (!account) throw new TokenInvalid();
      await this.appoint(tx, communityId, account, invitation);
    });
  }

  private async credentialsOf(
    input: { displayName?: string | null; password?: string | null },
    email: string,
  ): Promise<{ displayName: string; passwordHash: string }> {
    const displayName = lineOfText(input.displayName ?? '', 'displayName');
    const password = input.password ?? '';
    requirePassword(password, 'password', email);
    return { displayName, passwordHash: await this.passwords.hash(password) };
  }

  /** The mailbox is proved by the link: the account is made, or one that was only announced gets its password. */
  private async establish(
    tx: Tx,
    communityId: string,
    known: AccountRow | null,
    given: { email: string; displayName: string; passwordHash: string },
  ): Promise<AccountRow | null> {
    const { email, displayName, passwordHash } = given;
    if (known) return { ...(await this.accounts.setPassword(tx, known.id, passwordHash)), displayName };
    const { defaultLocale } = await this.directory.letterheadOf(communityId);
    const now = new Date();
    const account: AccountRow = {
      id: newId(),
      email,
      passwordHash,
      displayName,
      locale: languageOf(defaultLocale),
      isOperator: false,
      emailVerifiedAt: now,
      createdAt: now,
    };
    const isNew = await this.accounts.insert(tx, account);
    await this.accounts.forgetSignUps(tx, email);
    return isNew ? account : null;
  }

  private async appoint(
    tx: Tx,
    communityId: string,
    { id: accountId, displayName }: AccountRow,
    invitation: InvitationRow,
  ): Promise<void> {
    const memberId = await this.memberships.admit(tx, { communityId, accountId, displayName });
    for (const { role, spaceId } of invitation.roles)
      await this.roles.grantIn(tx, { communityId, memberId, role, spaceId }, invitation.invitedBy);
    await this.rows.markAccepted(tx, invitation.id, memberId);
    await this.facts.record(tx, InvitationAccepted, communityId, { invitationId: invitation.id, memberId });
  }
}

/** An account without a password was only announced: nobody can sign in with it yet. */
function isUsable(account: AccountRow | null): boolean {
  return account !== null && account.passwordHash !== null;
}
