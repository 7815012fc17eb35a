import type { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import type { Fact } from './fact.js';

/** A fact that a consumer set aside because it kept failing. */
export interface ParkedFactRow {
  consumer: string;
  factId: string;
  type: string;
  attempts: number;
  error: string;
  parkedAt: Date;
  retryRequestedAt: Date | null;
}

/** What an operator decided about one parked fact. */
export interface ParkedFactDecision {
  readonly consumer: string;
  readonly factId: string;
  readonly reason: string;
  readonly accountId: string;
}

/** The SQL of facts that were set aside. One that was given up stays, as the record of what was not done. */
export class ParkedFactRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first, those given up left out. */
  async list(limit: number): Promise<ParkedFactRow[]> {
    return this.database.query<ParkedFactRow>(
      `SELECT p.consumer, p.fact_id::text AS "factId", COALESCE(f.type, '') AS type, p.attempts, p.error,
              p.parked_at AS "parkedAt", p.retry_requested_at AS "retryRequestedAt"
       FROM fact_parked p LEFT JOIN fact f ON (f.tx, f.id) = (p.fact_tx, p.fact_id)
       WHERE p.given_up_at IS NULL ORDER BY p.parked_at, p.fact_id, p.consumer LIMIT $1`,
      [limit],
    );
  }

  /** Facts that an operator wants tried again, in the log's order. */
  async listRetried(consumer: string, limit: number): Promise<Fact[]> {
    return this.database.query<Fact>(
      `SELECT f.id::text, f.tx::text, f.type, f.community_id AS "communityId", f.payload, f.recorded_at AS "recordedAt"
       FROM fact_parked p JOIN fact f ON (f.tx, f.id) = (p.fact_tx, p.fact_id)
       WHERE p.consumer = $1 AND p.retry_requested_at IS NOT NULL AND p.given_up_at IS NULL
       ORDER BY f.tx, f.id LIMIT $2`,
      [consumer, limit],
    );
  }

  /** False where there is no such fact, or it was given up. */
  async requestRetry(tx: Tx, decision: ParkedFactDecision): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE fact_parked SET retry_requested_at = now(), reason = $3, decided_by = $4
       WHERE consumer = $1 AND fact_id = $2::bigint AND given_up_at IS NULL RETURNING fact_id`,
      [decision.consumer, decision.factId, decision.reason, decision.accountId],
    );
    return rows.length === 1;
  }

  /** False where there is no such fact, or it was given up. */
  async giveUp(tx: Tx, decision: ParkedFactDecision): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE fact_parked SET given_up_at = now(), retry_requested_at = NULL, reason = $3, decided_by = $4
       WHERE consumer = $1 AND fact_id = $2::bigint AND given_up_at IS NULL RETURNING fact_id`,
      [decision.consumer, decision.factId, decision.reason, decision.accountId],
    );
    return rows.length === 1;
  }

  /** It was digested after all. */
  async remove(tx: Tx, consumer: string, factId: string): Promise<void> {
    await tx.query('DELETE FROM fact_parked WHERE consumer = $1 AND fact_id = $2::bigint', [
      consumer,
      factId,
    ]);
  }

  /** It failed once more: it waits for another decision. */
  async noteFailure(consumer: string, factId: string, error: string): Promise<void> {
    await this.database.query(
      `UPDATE fact_parked SET retry_requested_at = NULL, attempts = attempts + 1, error = $3
       WHERE consumer = $1 AND fact_id = $2::bigint`,
      [consumer, factId, error],
    );
  }
}
