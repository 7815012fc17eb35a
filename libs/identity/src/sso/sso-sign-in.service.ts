import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, type Tx } from '#platform';
import { Role } from '../access/role.js';
import { VerifiedCustomers } from '../customers/verified-customers.js';
import { CommunityDirectory } from '../community-directory.js';
import { MemberRenamed } from '../members/member.facts.js';
import { MemberRepository } from '../members/member.repository.js';
import { MembershipService } from '../members/membership.service.js';
import { imitatesStaff } from '../members/staff-name.js';
import { RoleService } from '../members/role.service.js';
import { type IssuedToken, SessionService } from '../sessions/session.service.js';
import { SsoTokenInvalid } from './sso.errors.js';
import { displayNameFromBrand } from './sso-name.js';
import { SsoUsedTokenRepository } from './sso-used-token.repository.js';
import type { SsoClaims } from './sso-claims.js';
import type { SsoTrust } from './sso-trust.js';
import { SsoVerifier } from './sso-verifier.js';

/** Who has no name yet. */
export const NAMELESS = 'Member';

/** Lets a brand's customers in by the brand's own token. */
@Injectable()
export class SsoSignInService {
  constructor(
    private readonly database: Database,
    private readonly directory: CommunityDirectory,
    private readonly verifier: SsoVerifier,
    private readonly used: SsoUsedTokenRepository,
    private readonly memberships: MembershipService,
    private readonly members: MemberRepository,
    private readonly roles: RoleService,
    private readonly sessions: SessionService,
    private readonly customers: VerifiedCustomers,
    private readonly facts: FactLog,
  ) {}

  /**
   * Exchanges a brand's token, once, for a widget session of the customer, who becomes a member at the first time. An
   * e-mail claim links nothing: accounts are never reached this way. Throws SsoTokenInvalid. Records MemberJoined or MemberRenamed.
   */
  async signIn(actor: Actor, token: string): Promise<IssuedToken & { memberId: string }> {
    const { communityId } = actor;
    const trust = await this.directory.ssoTrustOf(communityId);
    const { claims, keyId, kid } = await this.verifier.verify(token, trust);
    const name = await this.ownName(communityId, claims, trust);
    return this.database.transaction(async (tx) => {
      if (!(await this.used.use(tx, communityId, claims.tokenId, claims.replayableUntil)))
        throw new SsoTokenInvalid('replayed');
      const memberId = await this.admit(tx, communityId, claims, name);
      if (trust.acceptsRoles)
        await this.roles.followSso(tx, communityId, memberId, claims.role === Role.MODERATOR);
      await this.customers.follow(tx, { communityId, memberId }, claims.products);
      const session = await this.sessions.openWidget(tx, { id: memberId, communityId, accountId: null });
      await this.directory.noteSsoKeyUse(tx, { communityId, keyId, kid });
      return { ...session, memberId };
    });
  }

  /** Customers choose their names at the brand's: one that imitates its staff is as good as none, unless its bearer is staff. */
  private async ownName(communityId: string, claims: SsoClaims, trust: SsoTrust): Promise<string | null> {
    const name = displayNameFromBrand(claims.name);
    if (name === null) return null;
    const { name: brand } = await this.directory.letterheadOf(communityId);
    if (!imitatesStaff(name, brand)) return name;
    if (trust.acceptsRoles && claims.role === Role.MODERATOR) return name;
    const known = await this.members.findBySubject(communityId, claims.subject);
    return known?.roles.some(({ role }) => !trust.acceptsRoles || role !== Role.MODERATOR) ? name : null;
  }

  private async admit(tx: Tx, communityId: string, claims: SsoClaims, name: string | null): Promise<string> {
    const ssoSubject = claims.subject;
    const memberId = await this.memberships.admit(tx, {
      communityId,
      ssoSubject,
      displayName: name ?? NAMELESS,
    });
    if (name && (await this.members.rename(tx, memberId, name)))
      await this.facts.record(tx, MemberRenamed, communityId, { memberId });
    return memberId;
  }
}
