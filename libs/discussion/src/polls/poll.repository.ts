import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { BallotGroup } from './instant-runoff.js';
import type { PollRow } from './poll.entity.js';

/** One vote. */
export interface Ballot {
  pollId: string;
  voter: Buffer;
  /** Null in anonymous polls. */
  memberId: string | null;
  choices: readonly number[];
}

const COLUMNS = `q.id, q.community_id AS "communityId", q.post_id AS "postId", q.question, q.kind, q.options,
  q.min_choices AS "minChoices", q.max_choices AS "maxChoices", q.is_anonymous AS "isAnonymous",
  q.may_change AS "mayChange", q.visibility, q.closes_at AS "closesAt", q.closed_at AS "closedAt"`;

/** SQL of polls and their ballots. */
@Injectable()
export class PollRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, poll: PollRow): Promise<void> {
    await tx.query(
      `INSERT INTO poll (id, community_id, post_id, question, kind, options, min_choices, max_choices, is_anonymous,
         may_change, visibility, closes_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        poll.id,
        poll.communityId,
        poll.postId,
        poll.question,
        poll.kind,
        poll.options,
        poll.minChoices,
        poll.maxChoices,
        poll.isAnonymous,
        poll.mayChange,
        poll.visibility,
        poll.closesAt,
      ],
    );
  }

  async find(communityId: string, id: string): Promise<PollRow | null> {
    const [row] = await this.database.query<PollRow>(
      `SELECT ${COLUMNS} FROM poll q WHERE q.id = $1 AND q.community_id = $2`,
      [id, communityId],
      'poll_find',
    );
    return row ?? null;
  }

  /**
   * The poll as it is now, until the transaction ends: voters hold it together, who ends the voting alone, so that no vote
   * slips in behind the end, and votes wait for each other no longer than their thread takes.
   */
  async lock(tx: Tx, id: string, hold: 'SHARE' | 'UPDATE'): Promise<(PollRow & { isOver: boolean }) | null> {
    const [row] = await tx.query<PollRow & { isOver: boolean }>(
      `SELECT ${COLUMNS}, q.closed_at IS NOT NULL OR coalesce(q.closes_at <= clock_timestamp(), false) AS "isOver"
       FROM poll q WHERE q.id = $1 FOR ${hold}`,
      [id],
    );
    return row ?? null;
  }

  /** The vote under a key; null where there is none. */
  async choicesIn(tx: Tx, { pollId, voter }: Ballot): Promise<number[] | null> {
    const [row] = await tx.query<{ choices: number[] }>(
      'SELECT choices FROM poll_ballot WHERE poll_id = $1 AND voter = $2',
      [pollId, voter],
    );
    return row?.choices ?? null;
  }

  /** In place of the vote under the same key. False where there is another, which may not be changed. */
  async cast(tx: Tx, { pollId, voter, memberId, choices }: Ballot, mayChange: boolean): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO poll_ballot AS b (poll_id, voter, member_id, choices) VALUES ($1, $2, $3, $4)
       ON CONFLICT (poll_id, voter) DO UPDATE SET choices = EXCLUDED.choices WHERE $5 OR b.choices = EXCLUDED.choices
       RETURNING poll_id`,
      [pollId, voter, memberId, choices, mayChange],
    );
    return rows.length === 1;
  }

  async withdraw(tx: Tx, { pollId, voter }: Ballot): Promise<void> {
    await tx.query('DELETE FROM poll_ballot WHERE poll_id = $1 AND voter = $2', [pollId, voter]);
  }

  /** Ends the voting. An anonymous poll's ballots lose what tied them to members, and are written anew in no order. */
  async close(tx: Tx, poll: Pick<PollRow, 'id' | 'isAnonymous'>): Promise<void> {
    await tx.query('UPDATE poll SET closed_at = now() WHERE id = $1', [poll.id]);
    if (!poll.isAnonymous) return;
    await tx.query(
      `WITH gone AS (DELETE FROM poll_ballot WHERE poll_id = $1 RETURNING choices)
       INSERT INTO poll_ballot (poll_id, voter, choices)
       SELECT $1, uuid_send(gen_random_uuid()), choices FROM gone ORDER BY random()`,
      [poll.id],
    );
  }

  /** Ballots that say the same, together. */
  async ballotsIn(tx: Tx, pollId: string): Promise<BallotGroup[]> {
    return tx.query<BallotGroup>(
      'SELECT choices, count(*)::int AS count FROM poll_ballot WHERE poll_id = $1 GROUP BY choices ORDER BY choices',
      [pollId],
    );
  }

  /** Who voted for an option, or put it first, by their ids, which rise with the time of joining. */
  async votersOf(
    pollId: string,
    { option, isRanked, after }: { option: number; isRanked: boolean; after: string | null },
    limit: number,
  ): Promise<{ memberId: string }[]> {
    return this.database.query(
      `SELECT member_id AS "memberId" FROM poll_ballot WHERE poll_id = $1 AND member_id IS NOT NULL
         AND CASE WHEN $3 THEN choices[1] = $2 ELSE $2 = ANY(choices) END AND ($4::uuid IS NULL OR member_id > $4)
       ORDER BY member_id LIMIT $5`,
      [pollId, option, isRanked, after, limit],
      'poll_voters_of',
    );
  }

  /** Polls whose time is over and that nobody has closed, with their posts. */
  async overdue(limit: number): Promise<{ id: string; communityId: string; postId: string }[]> {
    return this.database.query(
      `SELECT id, community_id AS "communityId", post_id AS "postId" FROM poll
       WHERE closed_at IS NULL AND closes_at <= now() ORDER BY closes_at LIMIT $1`,
      [limit],
    );
  }

  /** Polls with a viewer's votes, and the ballots of those whose counts he may see; one statement. */
  async viewed(
    ids: readonly string[],
    voters: readonly (Buffer | null)[],
  ): Promise<(PollRow & { choices: number[] | null; ballots: BallotGroup[] | null })[]> {
    return this.database.query(
      `SELECT ${COLUMNS}, b.choices,
         CASE WHEN q.closed_at IS NOT NULL OR q.closes_at <= now() OR (q.visibility = 'AFTER_VOTE' AND b.choices IS NOT NULL)
           OR q.visibility = 'ALWAYS'
         THEN (SELECT coalesce(json_agg(g), '[]') FROM (SELECT choices, count(*)::int AS count FROM poll_ballot
           WHERE poll_id = q.id GROUP BY choices ORDER BY choices) g) END AS ballots
       FROM unnest($1::uuid[], $2::bytea[]) AS k(id, voter) JOIN poll q ON q.id = k.id
       LEFT JOIN poll_ballot b ON b.poll_id = q.id AND b.voter = k.voter`,
      [ids, voters],
      'poll_viewed',
    );
  }
}
