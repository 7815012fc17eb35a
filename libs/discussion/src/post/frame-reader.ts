import { Injectable } from '@nestjs/common';
import type { FrameAuthor, ThreadExtras, ThreadFrame } from '#protocol';
import { Database, type Fact, isFact } from '#platform';
import {
  PostEdited,
  PostExtrasChanged,
  PostPublished,
  PostRemoved,
  PostWithdrawn,
  ThreadChanged,
  ThreadMerged,
  ThreadMoved,
  ThreadSplit,
  type VisiblePostFactPayload,
} from '../discussion.facts.js';
import { AUTHORED_POST_COLUMNS, type AuthoredPostRow, type PostRow } from './post-row.js';

/** Where a frame stands on its thread's clock. */
export interface FrameClock {
  seq: number;
  prevSeq: number;
}

type FrameKind = 'post' | 'edit' | 'extra' | 'gone';

/** Makes the frames that realtime sends to a thread's room: the same bytes for every reader. */
@Injectable()
export class FrameReader {
  constructor(private readonly database: Database) {}

  /**
   * The frame of a fact of this room; null for what no room of readers is told. It carries the post as it is now: a
   * later change has a later frame, and what was withdrawn meanwhile carries no text.
   */
  async frameOf(fact: Fact): Promise<ThreadFrame | null> {
    if (isFact(fact, PostPublished)) return this.ofPost('post', fact.payload);
    if (isFact(fact, PostEdited)) return this.ofPost('edit', fact.payload);
    if (isFact(fact, PostExtrasChanged)) return this.ofPost('extra', fact.payload);
    if (isFact(fact, PostRemoved)) return gone(fact.payload, 'removed');
    if (isFact(fact, ThreadChanged)) return this.ofThread(fact.payload.threadId, fact.payload);
    // Posts that came or went leave a gap before this clock, so that whoever follows asks what it missed.
    if (isFact(fact, ThreadMoved) || isFact(fact, ThreadMerged) || isFact(fact, ThreadSplit))
      return this.ofThread(fact.payload.threadId, fact.payload);
    if (isFact(fact, PostWithdrawn)) {
      const { seq, prevSeq } = fact.payload;
      return seq === null || prevSeq === null ? null : gone({ ...fact.payload, seq, prevSeq }, 'withdrawn');
    }
    return null;
  }

  /** The frame of a post's last visible change; null where it never was visible. */
  async frame(postId: string): Promise<ThreadFrame | null> {
    const row = await this.find(postId);
    if (!row || row.changeSeq === null) return null;
    const clock = { seq: row.changeSeq, prevSeq: row.changeSeq - 1 };
    return this.frameOfRow(kindOf(row), row, clock);
  }

  /** Where a thread is now; null where there is none. For who already follows it. */
  async spaceOf(threadId: string): Promise<string | null> {
    const [row] = await this.database.query<{ spaceId: string }>(
      'SELECT space_id AS "spaceId" FROM thread WHERE id = $1',
      [threadId],
      'frame_thread_space',
    );
    return row?.spaceId ?? null;
  }

  /** The clock of each of these threads, by id; for who already follows them. One statement. */
  async seqsOf(threadIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; seq: number }>(
      'SELECT id, seq::int FROM thread WHERE id = ANY($1::uuid[])',
      [threadIds],
      'frame_thread_seqs',
    );
    return new Map(rows.map(({ id, seq }) => [id, seq]));
  }

  private async ofPost(kind: FrameKind, subject: VisiblePostFactPayload): Promise<ThreadFrame | null> {
    const row = await this.find(subject.postId);
    return row && this.frameOfRow(kind, row, subject);
  }

  private async ofThread(threadId: string, clock: FrameClock): Promise<ThreadFrame | null> {
    const [row] = await this.database.query<{ title: string; locked: boolean; x: ThreadExtras | null }>(
      'SELECT title, is_locked AS locked, extras AS x FROM thread WHERE id = $1',
      [threadId],
      'frame_thread',
    );
    if (!row) return null;
    const { x, ...head } = row;
    return { t: threadId, s: clock.seq, p: clock.prevSeq, k: 'thread', d: x ? { ...head, x } : head };
  }

  private frameOfRow(kind: FrameKind, row: AuthoredPostRow, clock: FrameClock): ThreadFrame {
    const head = { t: row.threadId, s: clock.seq, p: clock.prevSeq };
    if (kind === 'gone') {
      return {
        ...head,
        k: 'gone',
        d: { id: row.id, w: row.state === 'withdrawn' ? 'withdrawn' : 'removed' },
      };
    }
    const x = row.extras ? { x: row.extras } : {};
    if (kind === 'extra') {
      const isEmptied = row.extras?.quotes?.some(({ state }) => state === 'GONE');
      return { ...head, k: 'extra', d: { id: row.id, ...x, ...(isEmptied ? { h: row.bodyHtml } : {}) } };
    }
    if (kind === 'edit') {
      const at = (row.editedAt ?? row.createdAt).getTime();
      return { ...head, k: 'edit', d: { id: row.id, h: row.bodyHtml, r: row.revisionNumber, at, ...x } };
    }
    return {
      ...head,
      k: 'post',
      d: {
        id: row.id,
        ...(row.parentId ? { pa: row.parentId } : {}),
        au: authorOf(row),
        h: row.bodyHtml,
        at: (row.publishedAt ?? row.createdAt).getTime(),
        ...(row.revisionNumber > 1 ? { r: row.revisionNumber } : {}),
        ...x,
      },
    };
  }

  private async find(postId: string): Promise<AuthoredPostRow | null> {
    const [row] = await this.database.query<AuthoredPostRow>(
      `SELECT ${AUTHORED_POST_COLUMNS} FROM post p JOIN thread t ON t.id = p.thread_id JOIN member a ON a.id = p.author_id
       WHERE p.id = $1`,
      [postId],
      'frame_post',
    );
    return row ?? null;
  }
}

function authorOf({ authorId, authorName, authorStaffRole, authorTitle }: AuthoredPostRow): FrameAuthor {
  const author: FrameAuthor = { id: authorId, n: authorName };
  if (authorStaffRole === null) return author;
  return { ...author, b: 1, ro: authorStaffRole, ...(authorTitle === null ? {} : { ti: authorTitle }) };
}

function kindOf(row: PostRow): FrameKind {
  if (row.state === 'withdrawn' || row.state === 'removed') return 'gone';
  return row.revisionNumber > 1 ? 'edit' : 'post';
}

function gone(subject: VisiblePostFactPayload, how: 'withdrawn' | 'removed'): ThreadFrame {
  const { threadId, postId, seq, prevSeq } = subject;
  return { t: threadId, s: seq, p: prevSeq, k: 'gone', d: { id: postId, w: how } };
}
