import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** The SQL of sign-in policies. */
@Injectable()
export class SignInPolicyRepository {
  constructor(private readonly database: Database) {}

  async requiresSecondFactor(communityId: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT 1 FROM sign_in_policy WHERE community_id = $1 AND requires_second_factor',
      [communityId],
    );
    return rows.length === 1;
  }

  /** Whether the roles of a session still count once the community asks for a second factor. */
  async wouldPass(sessionId: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM session s WHERE s.id = $1 AND CASE WHEN s.oidc_provider_id IS NOT NULL THEN s.has_second_factor
         ELSE EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = s.account_id AND f.confirmed_at IS NOT NULL) END`,
      [sessionId],
    );
    return rows.length === 1;
  }

  /** False where it was so already. */
  async put(tx: Tx, communityId: string, requiresSecondFactor: boolean): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO sign_in_policy (community_id, requires_second_factor) VALUES ($1, $2)
       ON CONFLICT (community_id) DO UPDATE SET requires_second_factor = $2
         WHERE sign_in_policy.requires_second_factor <> $2 RETURNING community_id`,
      [communityId, requiresSecondFactor],
    );
    return rows.length === 1;
  }

  /** Members of the community who have a role. */
  async staffOf(tx: Tx, communityId: string): Promise<string[]> {
    const rows = await tx.query<{ memberId: string }>(
      'SELECT DISTINCT member_id AS "memberId" FROM member_role WHERE community_id = $1',
      [communityId],
    );
    return rows.map(({ memberId }) => memberId);
  }
}
