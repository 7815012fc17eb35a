import { Injectable } from '@nestjs/common';
import { Database, newId, type Tx } from '#platform';
import type { NoticeSubject } from '../kinds/notice-rule.js';
import type { NoticeKindName } from './notice-kind.js';

/** How far a fact has been told. */
export interface NoticeProgress {
  factId: string;
  kind: NoticeKindName;
  after: string;
}

/** SQL that writes notices. */
@Injectable()
export class NoticeWriterRepository {
  constructor(private readonly database: Database) {}

  /**
   * Those who are told for the first time of this fact, whatever the reason; with `isOnce`, for the first time of what this
   * actor does to this post.
   */
  async insert(
    tx: Tx,
    subject: NoticeSubject,
    memberIds: readonly string[],
    isOnce: boolean,
  ): Promise<string[]> {
    const rows = await tx.query<{ memberId: string }>(
      `INSERT INTO notice (id, community_id, member_id, fact_id, kind, thread_id, post_id, post_seq, actor_id, created_at)
       SELECT k.id, $3, k.member_id, $4, $5, $6, $7, $8, $9, $10 FROM unnest($1::uuid[], $2::uuid[]) AS k(id, member_id)
       WHERE NOT $11 OR NOT EXISTS (SELECT 1 FROM notice o
         WHERE o.post_id = $7 AND o.actor_id = $9 AND o.member_id = k.member_id AND o.kind = $5)
       ON CONFLICT (fact_id, member_id) DO NOTHING RETURNING member_id AS "memberId"`,
      [
        memberIds.map(() => newId()),
        memberIds,
        subject.communityId,
        subject.factId,
        subject.kind,
        subject.threadId,
        subject.postId,
        subject.postSeq,
        subject.actorId,
        subject.at,
        isOnce,
      ],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Whoever was told what this actor did to this post. */
  async takeBack(
    tx: Tx,
    { kind, postId, actorId }: Pick<NoticeSubject, 'kind' | 'postId' | 'actorId'>,
  ): Promise<string[]> {
    const rows = await tx.query<{ memberId: string }>(
      'DELETE FROM notice WHERE post_id = $1 AND actor_id = $2 AND kind = $3 RETURNING member_id AS "memberId"',
      [postId, actorId, kind],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Of facts whose telling was broken off. */
  async progressOf(factIds: readonly string[]): Promise<NoticeProgress[]> {
    return this.database.query<NoticeProgress>(
      `SELECT fact_id::text AS "factId", kind, after_key AS after FROM notice_progress WHERE fact_id = ANY($1::bigint[])`,
      [factIds],
      'notice_progress_of',
    );
  }

  async saveProgress(tx: Tx, { factId, kind, after }: NoticeProgress): Promise<void> {
    await tx.query(
      `INSERT INTO notice_progress (fact_id, kind, after_key) VALUES ($1, $2, $3)
       ON CONFLICT (fact_id) DO UPDATE SET kind = EXCLUDED.kind, after_key = EXCLUDED.after_key`,
      [factId, kind, after],
    );
  }

  async forgetProgress(tx: Tx, factId: string): Promise<void> {
    await tx.query('DELETE FROM notice_progress WHERE fact_id = $1', [factId]);
  }

  /** Takes away at most `limit` notices that are older; answers how many. */
  async purge(olderThanDays: number, limit: number): Promise<number> {
    const rows = await this.database.query(
      `DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE created_at < now() - make_interval(days => $1)
         ORDER BY created_at LIMIT $2) RETURNING id`,
      [olderThanDays, limit],
    );
    return rows.length;
  }
}
