import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { TrustRequirement } from './trust-requirement.js';

/** The SQL of what communities ask otherwise than the defaults. */
@Injectable()
export class TrustPolicyRepository {
  constructor(private readonly database: Database) {}

  async list(communityId: string): Promise<TrustRequirement[]> {
    return this.database.query<TrustRequirement>(
      'SELECT level, measure, value FROM trust_requirement WHERE community_id = $1',
      [communityId],
      'trust_policy',
    );
  }

  async put(tx: Tx, communityId: string, requirement: TrustRequirement): Promise<void> {
    await tx.query(
      `INSERT INTO trust_requirement (community_id, level, measure, value) VALUES ($1, $2, $3, $4)
       ON CONFLICT (community_id, level, measure) DO UPDATE SET value = EXCLUDED.value`,
      [communityId, requirement.level, requirement.measure, requirement.value],
    );
  }
}
