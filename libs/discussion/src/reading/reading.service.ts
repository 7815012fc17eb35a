import { Injectable } from '@nestjs/common';
import { SpaceService } from '#community';
import { requireMemberId } from '#identity';
import {
  type Actor,
  CursorCodec,
  Database,
  isUuid,
  NotFound,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import type { Thread } from '../graphql/thread.types.js';
import { Viewing } from '../viewing.js';
import { ReadingInvalid } from './reading.errors.js';
import { ReadingRepository, type ReadingReport } from './reading.repository.js';
import { type ThreadReadingRow, UnreadRepository } from './unread.repository.js';

/** How far members have read, and what they have not read yet. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly database: Database,
    private readonly reading: ReadingRepository,
    private readonly unread: UnreadRepository,
    private readonly spaces: SpaceService,
    private readonly viewing: Viewing,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * Never falls, never passes the thread's clock; the same report again changes nothing but the visit. Answers how far
   * the actor has read now. Throws Unauthenticated, Forbidden, NotFound, ReadingInvalid.
   */
  async report(actor: Actor, report: ReadingReport): Promise<number> {
    requireMemberId(actor);
    if (report.upToSeq < 0) throw new ReadingInvalid('upToSeq');
    if (report.seconds < 0) throw new ReadingInvalid('seconds');
    const lastReadSeq = isUuid(report.threadId) ? await this.reading.report(actor, report) : null;
    if (lastReadSeq === null) throw new NotFound();
    return lastReadSeq;
  }

  /** All that was published until now counts as read: in one space, or everywhere. Throws NotFound for a space one may not enter. */
  async markRead(actor: Actor, spaceId: string | null): Promise<void> {
    const member = { communityId: actor.communityId, memberId: requireMemberId(actor) };
    const space = spaceId === null ? null : await this.spaces.requireVisible(actor, spaceId);
    await this.database.transaction((tx) => this.reading.mark(tx, member, space?.id ?? actor.communityId));
  }

  /** Threads that the actor follows with something unread, and new ones of what he watches; latest activity first. */
  async page(actor: Actor, args: PageArgs): Promise<Page<Thread>> {
    const window = pageWindow(this.cursors, `unread/${requireMemberId(actor)}`, args);
    const rows = await this.unread.page(actor, window);
    const keys = new Map(rows.map((row) => [row.id, [row.activityKey, row.id]]));
    return toPage(window, await this.viewing.threads(actor, rows), (thread) => keys.get(thread.id) ?? []);
  }

  /** Of threads that the actor was found to see; one statement, none for guests. */
  async ofThreads(actor: Actor, threadIds: readonly string[]): Promise<ThreadReadingRow[]> {
    return actor.memberId === null ? [] : this.unread.ofThreads(actor, threadIds);
  }

  /** As `ofThreads`. */
  async firstUnreadOf(
    actor: Actor,
    threadIds: readonly string[],
  ): Promise<{ threadId: string; postId: string; seq: number }[]> {
    return actor.memberId === null ? [] : this.unread.firstOf(actor, threadIds);
  }

  /** Of spaces that the actor was found to see; one statement, none for guests. */
  async ofSpaces(
    actor: Actor,
    spaceIds: readonly string[],
  ): Promise<{ spaceId: string; unreadCount: number }[]> {
    return actor.memberId === null ? [] : this.unread.ofSpaces(actor, spaceIds);
  }

  /** The cursor of a thread's posts after which its first unread one stands. */
  cursorBefore({ threadId, seq }: { threadId: string; seq: number }): string {
    return this.cursors.encode(`posts/thread/${threadId}`, [String(seq - 1)]);
  }
}
