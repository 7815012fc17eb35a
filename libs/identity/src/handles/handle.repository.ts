import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** What stands between a member and a handle. */
export interface HandleStanding {
  current: string;
  /** The member's last change was less than 30 days ago. */
  isTooSoon: boolean;
  /** Another member has it, or had it. */
  isTaken: boolean;
  isReserved: boolean;
}

/** The SQL of handles. What gives them to newcomers is in the database (migrations/1763700000032-writing.ts). */
@Injectable()
export class HandleRepository {
  constructor(private readonly database: Database) {}

  /** Locks the member. The brand's own name is reserved as well. Null where there is no such member. */
  async standing(
    tx: Tx,
    { communityId, memberId, handle }: { communityId: string; memberId: string; handle: string },
  ): Promise<HandleStanding | null> {
    const [row] = await tx.query<HandleStanding>(
      `SELECT m.handle AS current, COALESCE(m.handle_changed_at > now() - interval '30 days', false) AS "isTooSoon",
         EXISTS (SELECT 1 FROM member o WHERE o.community_id = $1 AND o.handle = $3 AND o.id <> m.id)
           OR EXISTS (SELECT 1 FROM former_handle f WHERE f.community_id = $1 AND f.handle = $3 AND f.member_id <> m.id) AS "isTaken",
         is_reserved_handle($3) OR EXISTS (SELECT 1 FROM community c WHERE c.id = $1
           AND regexp_replace(c.slug, '[._0-9-]', '', 'g') = regexp_replace($3, '[._0-9-]', '', 'g')) AS "isReserved"
       FROM member m WHERE m.community_id = $1 AND m.id = $2 FOR UPDATE OF m`,
      [communityId, memberId, handle],
    );
    return row ?? null;
  }

  async change(tx: Tx, memberId: string, handle: string): Promise<void> {
    await tx.query('UPDATE member SET handle = $2, handle_changed_at = now() WHERE id = $1', [
      memberId,
      handle,
    ]);
  }

  /** Frees handles that were left 90 days ago by members who are no more. */
  async purgeFormer(): Promise<void> {
    await this.database.query(
      `DELETE FROM former_handle f WHERE f.left_at < now() - interval '90 days'
         AND NOT EXISTS (SELECT 1 FROM member m WHERE m.id = f.member_id)`,
    );
  }
}
