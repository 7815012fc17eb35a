import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import { ThreadNotFound } from '../thread/thread.errors.js';
import { SlowMode } from './standing.errors.js';

/** When a member last wrote in a thread, whatever has become of it but for what was refused. */
const LAST_SENT = `SELECT max(created_at) FROM post WHERE author_id = $2 AND thread_id = $1 AND state <> 'rejected'
  AND created_at > now() - interval '25 hours'`;

/** Keeps the wait between two posts of one member in a thread. */
@Injectable()
export class SlowModeGate {
  constructor(private readonly database: Database) {}

  /**
   * In the transaction that writes the post. The thread stays locked until its end, and the look comes after the lock:
   * of posts that are sent at once, each sees those that came before it. Throws SlowMode, ThreadNotFound.
   */
  async pass(tx: Tx, post: { threadId: string; authorId: string; at: Date }): Promise<void> {
    const { threadId, authorId, at } = post;
    const [thread] = await tx.query<{ seconds: number | null }>(
      'SELECT slow_mode_seconds AS seconds FROM thread WHERE id = $1 FOR UPDATE',
      [threadId],
    );
    if (!thread) throw new ThreadNotFound();
    if (thread.seconds === null) return;
    const [last] = await tx.query<{ max: Date | null }>(LAST_SENT, [threadId, authorId]);
    const wait = waitOf(last?.max ?? null, thread.seconds, at);
    if (wait > 0) throw new SlowMode(wait);
  }

  /** Seconds until a member may write again in a thread; 0 where that is now. One statement. */
  async waitOf(thread: { id: string; slowModeSeconds: number }, memberId: string): Promise<number> {
    const [last] = await this.database.query<{ max: Date | null }>(
      LAST_SENT,
      [thread.id, memberId],
      'slow_mode_last_sent',
    );
    return waitOf(last?.max ?? null, thread.slowModeSeconds, new Date());
  }
}

function waitOf(last: Date | null, seconds: number, at: Date): number {
  if (last === null) return 0;
  return Math.max(0, Math.ceil((last.getTime() + seconds * 1_000 - at.getTime()) / 1_000));
}
