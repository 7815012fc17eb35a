import { Injectable } from '@nestjs/common';
import type { IdeaExtras } from '#protocol';
import { Database, newId, type Tx } from '#platform';
import { type IdeaStanding, statusNameOf } from './idea-status.js';
import type { IdeaMove } from './idea.types.js';

/** An idea as its row says. */
export interface IdeaRow {
  threadId: string;
  status: IdeaStanding;
  mergedInto: string | null;
  wasLocked: boolean;
}

/** Writes of ideas and votes. What writes expects the thread to be locked. */
@Injectable()
export class IdeaRepository {
  constructor(private readonly database: Database) {}

  /** The row; made from its thread where the space became one for ideas after the thread was opened. */
  async require(tx: Tx, threadId: string): Promise<IdeaRow> {
    await this.insert(tx, threadId);
    const [row] = await tx.query<IdeaRow>(
      `SELECT thread_id AS "threadId", status, merged_into AS "mergedInto", was_locked AS "wasLocked"
       FROM idea WHERE thread_id = $1`,
      [threadId],
    );
    return row as IdeaRow;
  }

  /** From its thread; what is there stays. */
  async insert(tx: Tx, threadId: string): Promise<void> {
    await tx.query(
      `INSERT INTO idea (thread_id, community_id, space_id, opened_at, moved_at, is_listed)
       SELECT id, community_id, space_id, created_at, created_at, state = 'published' FROM thread WHERE id = $1
       ON CONFLICT DO NOTHING`,
      [threadId],
    );
  }

  /** Lists it in its thread's space, exactly where that is published and leads to no other, and it is no duplicate. */
  async relist(tx: Tx, threadId: string): Promise<void> {
    await tx.query(
      `UPDATE idea i SET space_id = t.space_id,
         is_listed = t.state = 'published' AND i.merged_into IS NULL AND t.merged_into IS NULL
       FROM thread t WHERE t.id = i.thread_id AND i.thread_id = $1`,
      [threadId],
    );
  }

  /** False where it was so already. */
  async setVote(
    tx: Tx,
    vote: { communityId: string; threadId: string; memberId: string; isOn: boolean },
  ): Promise<boolean> {
    const { communityId, threadId, memberId, isOn } = vote;
    const rows = isOn
      ? await tx.query(
          `INSERT INTO idea_vote (community_id, thread_id, member_id, voted_at) VALUES ($1, $2, $3, now())
           ON CONFLICT DO NOTHING RETURNING thread_id`,
          [communityId, threadId, memberId],
        )
      : await tx.query('DELETE FROM idea_vote WHERE thread_id = $1 AND member_id = $2 RETURNING thread_id', [
          threadId,
          memberId,
        ]);
    return rows.length === 1;
  }

  /** Each member's vote for one idea counts for the other, for good. False where one of the two is none. */
  async takeVotes(tx: Tx, from: string, into: string): Promise<boolean> {
    const ideas = await tx.query('SELECT FROM idea WHERE thread_id = ANY($1::uuid[])', [[from, into]]);
    if (ideas.length < 2) return false;
    await tx.query(
      `INSERT INTO idea_vote (thread_id, member_id, community_id, voted_at)
       SELECT $2, member_id, community_id, voted_at FROM idea_vote WHERE thread_id = $1 ON CONFLICT DO NOTHING`,
      [from, into],
    );
    return true;
  }

  async recount(tx: Tx, threadId: string): Promise<void> {
    await tx.query(
      `UPDATE idea SET vote_count = (SELECT count(*) FROM idea_vote v WHERE v.thread_id = $1) WHERE thread_id = $1`,
      [threadId],
    );
  }

  /** Answers the id of the move, which is recorded. */
  async move(
    tx: Tx,
    move: {
      communityId: string;
      threadId: string;
      from: IdeaStanding;
      to: IdeaStanding;
      note: string | null;
      movedBy: string;
    },
  ): Promise<{ moveId: string; postId: string }> {
    const moveId = newId();
    await tx.query('UPDATE idea SET status = $2, moved_at = now() WHERE thread_id = $1', [
      move.threadId,
      move.to,
    ]);
    const [row] = await tx.query<{ postId: string }>(
      `INSERT INTO idea_move (id, community_id, thread_id, from_status, to_status, note, moved_by, moved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now())
       RETURNING (SELECT p.id FROM post p WHERE p.thread_id = $3 AND p.seq IS NOT NULL ORDER BY p.seq LIMIT 1) AS "postId"`,
      [moveId, move.communityId, move.threadId, move.from, move.to, move.note, move.movedBy],
    );
    return { moveId, postId: String(row?.postId) };
  }

  /** Votes of the duplicate count for both from now on, each member's once. */
  async merge(tx: Tx, from: string, into: string, wasLocked: boolean): Promise<void> {
    await tx.query('UPDATE idea SET merged_into = $2, was_locked = $3 WHERE thread_id = $1', [
      from,
      into,
      wasLocked,
    ]);
    await tx.query(
      `INSERT INTO idea_vote (thread_id, member_id, community_id, via_thread_id, voted_at)
       SELECT $2, member_id, community_id, $1, voted_at FROM idea_vote WHERE thread_id = $1
       ON CONFLICT DO NOTHING`,
      [from, into],
    );
  }

  /** Takes back the votes that came with the duplicate. */
  async unmerge(tx: Tx, from: string): Promise<void> {
    await tx.query('UPDATE idea SET merged_into = NULL WHERE thread_id = $1', [from]);
    await tx.query('DELETE FROM idea_vote WHERE via_thread_id = $1', [from]);
  }

  /** The idea as everybody sees it. */
  async snapshot(tx: Tx, threadId: string): Promise<IdeaExtras> {
    const [row] = await tx.query<Omit<IdeaExtras, 'status'> & { status: IdeaStanding }>(
      `SELECT i.status, i.vote_count AS "voteCount", i.merged_into AS "mergedIntoId",
         (SELECT count(*)::int FROM idea d WHERE d.merged_into = i.thread_id) AS "mergedCount",
         (SELECT m.note FROM idea_move m WHERE m.thread_id = i.thread_id ORDER BY m.moved_at DESC, m.id DESC LIMIT 1) AS note
       FROM idea i WHERE i.thread_id = $1`,
      [threadId],
    );
    const { status, ...rest } = row as Omit<IdeaExtras, 'status'> & { status: IdeaStanding };
    return { status: statusNameOf(status), ...rest };
  }

  /** Which of these ideas the member voted for. One statement. */
  async votedBy(memberId: string, threadIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT thread_id AS id FROM idea_vote WHERE member_id = $1 AND thread_id = ANY($2::uuid[])',
      [memberId, threadIds],
      'idea_voted_by',
    );
    return rows.map(({ id }) => id);
  }

  /** Moves of these ideas, latest first, at most 50 of each. One statement. */
  async movesOf(threadIds: readonly string[]): Promise<IdeaMove[]> {
    return this.database.query<IdeaMove>(
      `SELECT m.id, m.thread_id AS "threadId", m.from_status AS "from", m.to_status AS "to", m.note,
         m.moved_by AS "movedById", m.moved_at AS "movedAt"
       FROM unnest($1::uuid[]) AS k(id) CROSS JOIN LATERAL (SELECT * FROM idea_move WHERE thread_id = k.id
         ORDER BY moved_at DESC, id DESC LIMIT 50) m
       ORDER BY m.moved_at DESC, m.id DESC`,
      [threadIds],
      'idea_moves_of',
    );
  }
}
