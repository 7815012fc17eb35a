import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import { Role } from '../access/role.js';
import { CommunityDirectory } from '../community-directory.js';
import { MemberRepository } from '../members/member.repository.js';
import type { SsoClaims } from './sso-claims.js';
import type { SsoExamination } from './sso-examination.js';
import { SSO_STEPS, type SsoStep } from './sso-findings.js';
import { imitatesStaff } from '../members/staff-name.js';
import { displayNameFromBrand } from './sso-name.js';
import { NAMELESS } from './sso-sign-in.service.js';
import type { SsoTrust } from './sso-trust.js';
import { SsoUsedTokenRepository } from './sso-used-token.repository.js';
import { SsoVerifier } from './sso-verifier.js';

/** What would happen, were the token sent by the widget now. */
export interface SsoDiagnosis {
  isAccepted: boolean;
  /** In the order of the steps. */
  steps: SsoStep[];
  /** Whom it would sign in; null where it would be refused. */
  member: { displayName: string; subject: string; isNew: boolean; isModerator: boolean } | null;
}

/** Says what is right and wrong with a brand's token, and does nothing: no session, no member, nothing kept or logged. */
@Injectable()
export class SsoDiagnosisService {
  constructor(
    private readonly directory: CommunityDirectory,
    private readonly verifier: SsoVerifier,
    private readonly used: SsoUsedTokenRepository,
    private readonly members: MemberRepository,
  ) {}

  /** The check of the real sign-in, taken on to its end. */
  async diagnose({ communityId }: Actor, token: string): Promise<SsoDiagnosis> {
    const trust = await this.directory.ssoTrustOf(communityId);
    const { report, verified } = await this.verifier.examine(token, trust);
    const member = verified && (await this.foresee(communityId, verified.claims, trust, report));
    const steps = SSO_STEPS.flatMap((step) => report.steps.filter((each) => each.step === step));
    return { isAccepted: report.isAccepted && member !== null, steps, member };
  }

  private async foresee(
    communityId: string,
    claims: SsoClaims,
    trust: SsoTrust,
    report: SsoExamination,
  ): Promise<SsoDiagnosis['member']> {
    const isUsed = await this.used.isUsed(communityId, claims.tokenId);
    report.note(isUsed ? 'ALREADY_USED' : 'FIRST_USE');
    const gainsRole = foreseeRole(claims.role, trust, report);
    const known = await this.members.findBySubject(communityId, claims.subject);
    const sent = displayNameFromBrand(claims.name);
    const { name: brand } = await this.directory.letterheadOf(communityId);
    const isStaff = gainsRole || (known?.roles.length ?? 0) > 0;
    const isReserved = sent !== null && !isStaff && imitatesStaff(sent, brand);
    const displayName = (isReserved ? null : sent) ?? known?.displayName ?? NAMELESS;
    if (isReserved) report.note('NAME_CHANGED', { shown: displayName });
    if (known?.state === 'suspended') report.note('MEMBER_SUSPENDED', { name: displayName });
    else report.note(known ? 'MEMBER_KNOWN' : 'MEMBER_NEW', { name: displayName });
    if (isUsed) return null;
    return { displayName, subject: claims.subject, isNew: known === null, isModerator: gainsRole };
  }
}

function foreseeRole(role: string | null, trust: SsoTrust, report: SsoExamination): boolean {
  const isGained = trust.acceptsRoles && role === Role.MODERATOR;
  if (role === null) report.note('ROLE_NONE');
  else if (isGained) report.note('ROLE_MODERATOR', { role });
  else report.note(trust.acceptsRoles ? 'ROLE_UNKNOWN' : 'ROLE_NOT_ACCEPTED', { role: role.slice(0, 40) });
  return isGained;
}
