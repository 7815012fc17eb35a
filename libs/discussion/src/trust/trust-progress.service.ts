import { Injectable } from '@nestjs/common';
import { allowanceOf, effectiveTrust, TrustService } from '#identity';
import type { Actor } from '#platform';
import { MeasureReader } from './measure-reader.js';
import { NOTHING_MEASURED } from './trust-measure.js';
import { TrustPolicyService } from './trust-policy.service.js';
import { MEASURED_LEVELS, progressTo } from './trust-requirement.js';
import type { ViewerTrust } from './trust.types.js';

/** How far members are, as they see it themselves. */
@Injectable()
export class TrustProgressService {
  constructor(
    private readonly policies: TrustPolicyService,
    private readonly measures: MeasureReader,
    private readonly trust: TrustService,
  ) {}

  /** Null for who is no member. Measured at this moment, so that what was done just now is seen to count. */
  async of(actor: Actor): Promise<ViewerTrust | null> {
    const { communityId, memberId } = actor;
    if (memberId === null) return null;
    const [[standing], requirements, measures] = await Promise.all([
      this.trust.standings(communityId, [memberId]),
      this.policies.requirements(communityId),
      this.measures.measure(communityId, [memberId], new Date()),
    ]);
    if (!standing) return null;
    const level = effectiveTrust(standing);
    const nextLevel = MEASURED_LEVELS.find((each) => each === level + 1) ?? null;
    const isMeasured = !standing.isStaff && standing.trustPinned === null;
    return {
      level,
      isPinned: standing.trustPinned !== null,
      since: standing.trustSince,
      allowance: allowanceOf(level),
      next:
        nextLevel === null || !isMeasured
          ? null
          : {
              level: nextLevel,
              allowance: allowanceOf(nextLevel),
              requirements: progressTo(nextLevel, requirements, measures.get(memberId) ?? NOTHING_MEASURED),
            },
    };
  }
}
