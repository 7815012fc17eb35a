import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Whom it is worth to measure. */
@Injectable()
export class TrustCandidates {
  constructor(private readonly database: Database) {}

  /** Members without a role who read something since then, or stand at a level that can be lost; by id. */
  async activeSince(
    communityId: string,
    since: Date,
    after: string | null,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT m.id FROM member m LEFT JOIN reading_pace p ON p.member_id = m.id
       WHERE m.community_id = $1 AND m.id > COALESCE($3::uuid, '00000000-0000-0000-0000-000000000000')
         AND (p.reported_at >= $2 OR m.trust_level = 3) AND m.state = 'active'
         AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id)
       ORDER BY m.id LIMIT $4`,
      [communityId, since, after, limit],
      'trust_candidates',
    );
    return rows.map(({ id }) => id);
  }

  /** Communities where somebody read something since then. */
  async communitiesSince(since: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT DISTINCT community_id AS id FROM reading_pace WHERE reported_at >= $1',
      [since],
      'trust_communities',
    );
    return rows.map(({ id }) => id);
  }
}
