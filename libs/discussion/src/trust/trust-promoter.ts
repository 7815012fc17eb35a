import { Injectable } from '@nestjs/common';
import { TrustService } from '#identity';
import { MeasureReader } from './measure-reader.js';
import { TrustPolicyService } from './trust-policy.service.js';
import { TrustCandidates } from './trust-candidates.js';
import { levelBy, nextLevel } from './trust-requirement.js';

const BATCH = 200;

/** Raises members to the level that their measures reach, and lets those go who no longer keep the highest. */
@Injectable()
export class TrustPromoter {
  constructor(
    private readonly candidates: TrustCandidates,
    private readonly policies: TrustPolicyService,
    private readonly measures: MeasureReader,
    private readonly trust: TrustService,
  ) {}

  /** Everybody whose level may have changed since `since`, in the order of ids, in batches. Idempotent. */
  async run(communityId: string, since: Date, signal: AbortSignal): Promise<void> {
    const requirements = await this.policies.requirements(communityId);
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await this.candidates.activeSince(communityId, since, after, BATCH);
      const now = new Date();
      for (const [memberId, measures] of await this.measures.measure(communityId, ids, now)) {
        if (signal.aborted) throw new Error('the worker is closing');
        const measured = levelBy(requirements, measures);
        await this.trust.measured(communityId, memberId, (standing) => nextLevel(standing, measured, now));
      }
      if (ids.length < BATCH) return;
      after = ids.at(-1) as string;
    }
  }
}
