import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '#platform';
import type { SettledCase } from './case.repository.js';
import type { Judgement } from './reasons.js';

/** The SQL of decisions: they are added, nothing else. */
@Injectable()
export class DecisionRepository {
  /** The case is settled by then; the text judged is the post's current one. */
  async append(
    tx: Tx,
    settled: SettledCase,
    judgement: Judgement,
    by: { memberId: string; revisionId: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO decision (id, community_id, case_id, case_version, revision_id, verdict, reason_code, reason_text,
         decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, date_trunc('milliseconds', now()))`,
      [
        newId(),
        settled.communityId,
        settled.id,
        settled.judgedVersion,
        by.revisionId,
        judgement.verdict,
        judgement.reasonCode,
        judgement.reasonText,
        by.memberId,
      ],
    );
  }
}
