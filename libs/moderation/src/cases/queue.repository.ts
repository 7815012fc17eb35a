import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** The queue of a community after a change. */
export interface QueueCount {
  openCount: number;
  queueVersion: number;
}

/** The SQL of the queue's counter. */
@Injectable()
export class QueueRepository {
  constructor(private readonly database: Database) {}

  /**
   * Makes whoever else changes this community's queue wait for the end of the transaction. Always taken before any case
   * is touched, so that two changes cannot wait for each other.
   */
  async lock(tx: Tx, communityId: string): Promise<void> {
    await tx.query(
      `INSERT INTO moderation_queue AS q (community_id) VALUES ($1)
       ON CONFLICT (community_id) DO UPDATE SET version = q.version`,
      [communityId],
    );
  }

  /** Adds to the number of open cases. The queue is locked by then. */
  async shift(tx: Tx, communityId: string, delta: -1 | 0 | 1): Promise<QueueCount> {
    const [row] = await tx.query<QueueCount>(
      `UPDATE moderation_queue SET open_count = open_count + $2, version = version + 1 WHERE community_id = $1
       RETURNING open_count AS "openCount", version::int AS "queueVersion"`,
      [communityId, delta],
    );
    if (!row) throw new Error('the queue was not locked');
    return row;
  }

  /** Open cases of the whole install. */
  async totalOpen(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT COALESCE(sum(open_count), 0)::int AS count FROM moderation_queue',
    );
    return row?.count ?? 0;
  }

  /** Count and oldest of the open cases; `spaceIds` null for the whole community. */
  async summary(
    communityId: string,
    spaceIds: readonly string[] | null,
  ): Promise<{ openCount: number; oldestOpenedAt: Date | null }> {
    const [row] = spaceIds
      ? await this.database.query<{ openCount: number; oldestOpenedAt: Date | null }>(
          `SELECT count(*)::int AS "openCount", min(opened_at) AS "oldestOpenedAt" FROM moderation_case
           WHERE community_id = $1 AND space_id = ANY($2::uuid[]) AND state = 'open'`,
          [communityId, spaceIds],
          'queue_summary_of_spaces',
        )
      : await this.database.query<{ openCount: number; oldestOpenedAt: Date | null }>(
          `SELECT q.open_count AS "openCount", (SELECT min(c.opened_at) FROM moderation_case c
             WHERE c.community_id = $1 AND c.state = 'open') AS "oldestOpenedAt"
           FROM moderation_queue q WHERE q.community_id = $1`,
          [communityId],
          'queue_summary',
        );
    return row ?? { openCount: 0, oldestOpenedAt: null };
  }
}
