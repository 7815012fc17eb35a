import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog } from '#platform';
import { TrustRequirementInvalid } from './trust.errors.js';
import { TrustPolicyChanged } from './trust.facts.js';
import { TrustPolicyRepository } from './trust-policy.repository.js';
import { DEFAULT_REQUIREMENTS, requirementsOf, type TrustRequirement } from './trust-requirement.js';

const HIGHEST = 100_000;

/** What a community's levels ask. */
@Injectable()
export class TrustPolicyService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly policies: TrustPolicyRepository,
  ) {}

  /** Every requirement, lowest level first; one statement. */
  async requirements(communityId: string): Promise<TrustRequirement[]> {
    return requirementsOf(await this.policies.list(communityId));
  }

  /** Changes those given, all or none. Throws TrustRequirementInvalid. Records TrustPolicyChanged. */
  async update(actor: Actor, changes: readonly TrustRequirement[]): Promise<TrustRequirement[]> {
    const { communityId } = actor;
    changes.forEach((change, index) => {
      if (!isPossible(change)) throw new TrustRequirementInvalid(index);
    });
    await this.database.transaction(async (tx) => {
      for (const change of changes) await this.policies.put(tx, communityId, change);
      await this.facts.record(tx, TrustPolicyChanged, communityId, {});
    });
    return this.requirements(communityId);
  }
}

function isPossible({ level, measure, value }: TrustRequirement): boolean {
  const isKnown = DEFAULT_REQUIREMENTS.some((each) => each.level === level && each.measure === measure);
  return isKnown && value >= 0 && value <= (measure.endsWith('_percent') ? 100 : HIGHEST);
}
