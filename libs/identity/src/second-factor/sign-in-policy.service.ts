import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, Unauthenticated } from '#platform';
import { MemberRolesChanged } from '../members/member.facts.js';
import { SecondFactorMissing } from './second-factor.errors.js';
import { SignInPolicyChanged } from './second-factor.facts.js';
import { SignInPolicyRepository } from './sign-in-policy.repository.js';

/** How a community's staff must sign in. */
@Injectable()
export class SignInPolicyService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly rows: SignInPolicyRepository,
  ) {}

  /** Whether the community's staff needs a second factor for its roles to count. */
  async requiresSecondFactor(actor: Actor): Promise<boolean> {
    return this.rows.requiresSecondFactor(actor.communityId);
  }

  /**
   * Asking for a second factor takes effect at once: whoever of the staff has none may only set one up. Throws
   * SecondFactorMissing where the admin came in without one: nobody locks himself out. Records SignInPolicyChanged and, for each
   * staff member, MemberRolesChanged.
   */
  async change(actor: Actor, input: { requiresSecondFactor: boolean }): Promise<boolean> {
    const { communityId, sessionId } = actor;
    const { requiresSecondFactor } = input;
    if (!sessionId) throw new Unauthenticated();
    if (requiresSecondFactor && !(await this.rows.wouldPass(sessionId))) throw new SecondFactorMissing();
    await this.database.transaction(async (tx) => {
      if (!(await this.rows.put(tx, communityId, requiresSecondFactor))) return;
      await this.facts.record(tx, SignInPolicyChanged, communityId, {
        requiresSecondFactor,
        changedBy: actor.memberId,
      });
      for (const memberId of await this.rows.staffOf(tx, communityId))
        await this.facts.record(tx, MemberRolesChanged, communityId, { memberId });
    });
    return requiresSecondFactor;
  }
}
