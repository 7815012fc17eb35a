import { Injectable } from '@nestjs/common';
import { SpaceChanged } from '#community';
import { type Fact, type FactConsumer, FactLog, isFact, type Tx } from '#platform';
import { PostPublished, ThreadChanged, ThreadMoved } from '../discussion.facts.js';

/** Threads of a space for questions, or for ideas, that are none yet. */
const ADOPT = `UPDATE thread t SET seq = t.seq + 1, extras = coalesce(t.extras, '{}') || CASE s.kind
    WHEN 'questions' THEN '{"question": {"alsoAskCount": 0, "accepted": null}}'::jsonb
    ELSE '{"idea": {"status": "PROPOSED", "voteCount": 0, "mergedCount": 0, "mergedIntoId": null, "note": null}}'::jsonb END
  FROM space s WHERE s.id = t.space_id AND t.state = 'published'
    AND NOT coalesce(t.extras, '{}') ? CASE s.kind WHEN 'questions' THEN 'question' WHEN 'ideas' THEN 'idea' END`;

const LIST_IDEAS = `INSERT INTO idea (thread_id, community_id, space_id, opened_at, moved_at, is_listed)
  SELECT id, community_id, space_id, created_at, created_at, true FROM thread WHERE id = ANY($1::uuid[]) AND extras ? 'idea'
  ON CONFLICT DO NOTHING`;

const LIST_ANNOUNCEMENTS = `INSERT INTO announcement (thread_id, community_id, space_id, opened_at, is_listed)
  SELECT t.id, t.community_id, t.space_id, t.created_at, t.merged_into IS NULL FROM thread t JOIN space s ON s.id = t.space_id
  WHERE s.kind = 'announcements' AND t.state = 'published' AND (t.id = ANY($1::uuid[]) OR t.space_id = ANY($2::uuid[]))
  ON CONFLICT DO NOTHING`;

/** Makes questions, ideas and announcements of threads that were opened before their space was for these, or that were imported. */
@Injectable()
export class KindAdoptionConsumer implements FactConsumer {
  readonly name = 'discussion.kinds';
  readonly facts = [PostPublished, SpaceChanged, ThreadMoved];

  constructor(private readonly log: FactLog) {}

  async handle(fact: Fact, tx: Tx): Promise<void> {
    await this.handleBatch([fact], tx);
  }

  async handleBatch(facts: readonly Fact[], tx: Tx): Promise<void> {
    const threadIds = new Set<string>();
    const spaceIds = new Set<string>();
    for (const fact of facts) {
      if (isFact(fact, SpaceChanged)) spaceIds.add(fact.payload.spaceId);
      if (isFact(fact, ThreadMoved)) threadIds.add(fact.payload.threadId);
      // Only a thread's first post opens it.
      if (isFact(fact, PostPublished) && fact.payload.seq === 1) threadIds.add(fact.payload.threadId);
    }
    if (threadIds.size + spaceIds.size === 0) return;
    await tx.query(LIST_ANNOUNCEMENTS, [[...threadIds], [...spaceIds]]);
    const adopted = await tx.query<{ communityId: string; threadId: string; spaceId: string; seq: number }>(
      `${ADOPT} AND s.kind IN ('questions', 'ideas') AND (t.id = ANY($1::uuid[]) OR t.space_id = ANY($2::uuid[]))
       RETURNING t.community_id AS "communityId", t.id AS "threadId", t.space_id AS "spaceId", t.seq::int`,
      [[...threadIds], [...spaceIds]],
    );
    if (adopted.length === 0) return;
    await tx.query(LIST_IDEAS, [adopted.map(({ threadId }) => threadId)]);
    for (const { communityId, ...tick } of adopted)
      await this.log.record(tx, ThreadChanged, communityId, { ...tick, prevSeq: tick.seq - 1 });
  }
}
