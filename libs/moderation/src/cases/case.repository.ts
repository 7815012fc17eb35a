import { Injectable } from '@nestjs/common';
import { Database, newId, type PageWindow, type Tx } from '#platform';
import type { CaseOutcomeName } from './case.entity.js';
import { CASE_COLUMNS, type CaseRow, caseRowOf, type RawCaseRow } from './case-row.js';

/** The post a case is about. */
export interface CaseSubject {
  communityId: string;
  spaceId: string;
  threadId: string;
  postId: string;
  authorId: string;
}

/** Which cases a list holds. */
export interface CaseFilter {
  communityId: string;
  state: 'open' | 'decided';
  /** Null for the whole community. */
  spaceIds: readonly string[] | null;
}

/** A case just settled. */
export interface SettledCase extends CaseSubject {
  id: string;
  /** The version that was judged. */
  judgedVersion: number;
}

const SUBJECT = `community_id AS "communityId", space_id AS "spaceId", thread_id AS "threadId", post_id AS "postId",
  author_id AS "authorId"`;

/** The SQL of cases. */
@Injectable()
export class CaseRepository {
  constructor(private readonly database: Database) {}

  /** Open: oldest first. Decided: latest decision first. */
  async page(filter: CaseFilter, window: PageWindow): Promise<CaseRow[]> {
    const isOpen = filter.state === 'open';
    const at = isOpen ? 'c.opened_at' : 'c.decided_at';
    const [order, beyond] = isOpen ? ['ASC', '>'] : ['DESC', '<'];
    const rows = await this.database.query<RawCaseRow>(
      `SELECT ${CASE_COLUMNS} FROM moderation_case c
       WHERE c.community_id = $1 AND c.state = '${filter.state}' AND ($2::uuid[] IS NULL OR c.space_id = ANY($2))
         AND ($3::timestamptz IS NULL OR (${at}, c.id) ${beyond} ($3, $4::uuid))
       ORDER BY ${at} ${order}, c.id ${order} LIMIT $5`,
      [
        filter.communityId,
        filter.spaceIds,
        window.edge?.[0] ?? null,
        window.edge?.[1] ?? null,
        window.limit + 1,
      ],
      `case_page_${filter.state}`,
    );
    return rows.map(caseRowOf);
  }

  /** Null when absent, of another community, or outside of `spaceIds`. */
  async find(communityId: string, id: string, spaceIds: readonly string[] | null): Promise<CaseRow | null> {
    const [row] = await this.database.query<RawCaseRow>(
      `SELECT ${CASE_COLUMNS} FROM moderation_case c
       WHERE c.id = $2 AND c.community_id = $1 AND ($3::uuid[] IS NULL OR c.space_id = ANY($3))`,
      [communityId, id, spaceIds],
      'case_find',
    );
    return row ? caseRowOf(row) : null;
  }

  /** The posts of a thread that have cases. */
  async postsIn(tx: Tx, threadId: string): Promise<string[]> {
    const rows = await tx.query<{ postId: string }>(
      'SELECT post_id AS "postId" FROM moderation_case WHERE thread_id = $1',
      [threadId],
    );
    return rows.map(({ postId }) => postId);
  }

  /** Cases are judged where their posts are. */
  async rehome(
    tx: Tx,
    homes: readonly Pick<CaseSubject, 'postId' | 'threadId' | 'spaceId'>[],
  ): Promise<void> {
    await tx.query(
      `UPDATE moderation_case c SET thread_id = h.thread_id, space_id = h.space_id
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS h(post_id, thread_id, space_id) WHERE c.post_id = h.post_id`,
      [
        homes.map(({ postId }) => postId),
        homes.map(({ threadId }) => threadId),
        homes.map(({ spaceId }) => spaceId),
      ],
    );
  }

  /** Null where the post has a case already. */
  async open(tx: Tx, subject: CaseSubject, at: Date): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO moderation_case (id, community_id, space_id, thread_id, post_id, author_id, state, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'open', $7) ON CONFLICT (post_id) DO NOTHING RETURNING id`,
      [newId(), subject.communityId, subject.spaceId, subject.threadId, subject.postId, subject.authorId, at],
    );
    return row?.id ?? null;
  }

  /** One row per check and revision, however often it is said. */
  async addSignals(
    tx: Tx,
    on: { communityId: string; caseId: string; revisionId: string; at: Date },
    signals: readonly { check: string; explanation: string }[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO case_signal (id, community_id, case_id, check_name, explanation, revision_id, raised_at)
       SELECT s.id, $1, $2, s.check_name, s.explanation, $3, $4
       FROM unnest($5::uuid[], $6::text[], $7::text[]) AS s (id, check_name, explanation)
       ON CONFLICT (case_id, check_name, revision_id) DO NOTHING`,
      [
        on.communityId,
        on.caseId,
        on.revisionId,
        on.at,
        signals.map(() => newId()),
        signals.map(({ check }) => check),
        signals.map(({ explanation }) => explanation),
      ],
    );
  }

  /** Settles an open case at the version the moderator saw. Null where it is not, or not theirs to judge. */
  async settle(
    tx: Tx,
    chosen: { communityId: string; caseId: string; version: number; spaceIds: readonly string[] | null },
    outcome: CaseOutcomeName,
  ): Promise<SettledCase | null> {
    const [row] = await tx.query<SettledCase>(
      `UPDATE moderation_case SET state = 'decided', outcome = $5, version = version + 1, decided_at = date_trunc('milliseconds', now())
       WHERE id = $2 AND community_id = $1 AND state = 'open' AND version = $3
         AND ($4::uuid[] IS NULL OR space_id = ANY($4))
       RETURNING id, version - 1 AS "judgedVersion", ${SUBJECT}`,
      [chosen.communityId, chosen.caseId, chosen.version, chosen.spaceIds, outcome],
    );
    return row ?? null;
  }

  /** Settles the open case of a post that its author took back. Null where there is none. */
  async settleWithdrawn(tx: Tx, postId: string): Promise<SettledCase | null> {
    const [row] = await tx.query<SettledCase>(
      `UPDATE moderation_case SET state = 'decided', outcome = 'withdrawn', version = version + 1,
         decided_at = date_trunc('milliseconds', now())
       WHERE post_id = $1 AND state = 'open' RETURNING id, version - 1 AS "judgedVersion", ${SUBJECT}`,
      [postId],
    );
    return row ?? null;
  }

  /** The case of a published post, settled as removed; made where the post never had one. Null while one is open. */
  async settleRemoved(tx: Tx, subject: CaseSubject): Promise<SettledCase | null> {
    const [row] = await tx.query<SettledCase>(
      `INSERT INTO moderation_case AS c (id, community_id, space_id, thread_id, post_id, author_id, state, outcome, version,
         opened_at, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'decided', 'removed', 2, date_trunc('milliseconds', now()), date_trunc('milliseconds', now()))
       ON CONFLICT (post_id) DO UPDATE SET outcome = 'removed', version = c.version + 1,
         decided_at = date_trunc('milliseconds', now()) WHERE c.state = 'decided'
       RETURNING id, version - 1 AS "judgedVersion", ${SUBJECT}`,
      [newId(), subject.communityId, subject.spaceId, subject.threadId, subject.postId, subject.authorId],
    );
    return row ?? null;
  }
}
