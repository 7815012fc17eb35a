import { Injectable } from '@nestjs/common';
import { CommunityService } from '#community';
import { Permalinks, PostAudience } from '#discussion';
import { requireMemberId } from '#identity';
import {
  type Actor,
  CursorCodec,
  Database,
  FactLog,
  isUuid,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { NoticesRead } from '../notifications.facts.js';
import { groupNotices, type NoticeGroupRow, groupOfKey } from './notice-groups.js';
import { QUIET_KINDS } from './notice-kind.js';
import { NoticeSelectionInvalid } from './notice.errors.js';
import { NoticeRepository, type ReadSelection } from './notice.repository.js';

/** A member's list goes back this far: nobody scrolls through more, and a read stays a bounded one. */
const MOST_NOTICES = 1_000;
/** A bell says 99+ beyond. */
export const MOST_COUNTED = 100;
/** Looked at together while counting: enough for most in one go. */
const COUNTED_AT_ONCE = 200;
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** How many notices wait; each at most 100, which means more. */
export interface NoticeCounts {
  unread: number;
  /** Of these, since the list was last looked at. */
  unseen: number;
}

/** One line of the list, with where it leads. */
export type NoticeLine = NoticeGroupRow & { permalink: string };

/** What a caller says of what was read. */
export interface ReadNotices {
  upTo?: string | null;
  groupId?: string | null;
  threadId?: string | null;
  upToSeq?: number | null;
}

/** A member's notices. What the member may no longer see is neither shown nor counted. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly notices: NoticeRepository,
    private readonly posts: PostAudience,
    private readonly communities: CommunityService,
    private readonly permalinks: Permalinks,
    private readonly cursors: CursorCodec,
  ) {}

  /** Grouped, latest first; two statements. Throws Unauthenticated, Forbidden, BadCursor. */
  async page(actor: Actor, args: PageArgs): Promise<Page<NoticeLine>> {
    const memberId = requireMemberId(actor);
    const window = pageWindow(this.cursors, `notices/${memberId}`, args);
    const rows = await this.notices.latest(memberId, MOST_NOTICES);
    const seen = await this.posts.seenAmong(actor, [...new Set(rows.map(({ postId }) => postId))]);
    const edge = window.edge?.[0] ?? AFTER_ALL;
    const groups = groupNotices(rows, seen).filter(({ latestId }) => latestId < edge);
    const { slug } = await this.communities.requireById(actor.communityId);
    const lines = groups.slice(0, window.limit + 1).map((group) => ({
      ...group,
      permalink: this.permalinks.post(slug, group.threadId, group.postId),
    }));
    return toPage(window, lines, ({ latestId }) => [latestId]);
  }

  /** Nothing for who is no member. Two statements for most; walks on only past what is hidden. */
  async counts(actor: Actor): Promise<NoticeCounts> {
    const counts = { unread: 0, unseen: 0 };
    if (actor.memberId === null) return counts;
    let before = AFTER_ALL;
    for (let read = 0; read < MOST_NOTICES && counts.unread < MOST_COUNTED; read += COUNTED_AT_ONCE) {
      const rows = await this.notices.unread(actor.memberId, before, COUNTED_AT_ONCE);
      const loud = rows.filter(({ kind }) => !QUIET_KINDS.has(kind));
      const seen = await this.posts.seenAmong(actor, [...new Set(loud.map(({ postId }) => postId))]);
      const shown = loud
        .filter(({ postId }) => seen.get(postId)?.isRead === false)
        .slice(0, MOST_COUNTED - counts.unread);
      counts.unread += shown.length;
      counts.unseen += shown.filter(({ isSeen }) => !isSeen).length;
      before = rows.at(-1)?.id ?? before;
      if (rows.length < COUNTED_AT_ONCE) break;
    }
    return counts;
  }

  /** Doing it twice changes nothing. Throws Unauthenticated, Forbidden, NoticeSelectionInvalid. Records NoticesRead. */
  async markRead(actor: Actor, read: ReadNotices): Promise<NoticeCounts> {
    const memberId = requireMemberId(actor);
    const selection = selectionOf(read);
    await this.database.transaction(async (tx) => {
      if ((await this.notices.markRead(tx, memberId, selection)) === 0) return;
      await this.facts.record(tx, NoticesRead, actor.communityId, { memberId });
    });
    return this.counts(actor);
  }

  /** The list was looked at. Throws Unauthenticated, Forbidden. Records NoticesRead. */
  async markSeen(actor: Actor): Promise<NoticeCounts> {
    const member = { communityId: actor.communityId, memberId: requireMemberId(actor) };
    await this.database.transaction(async (tx) => {
      if (!(await this.notices.markSeen(tx, member))) return;
      await this.facts.record(tx, NoticesRead, actor.communityId, { memberId: member.memberId });
    });
    return this.counts(actor);
  }
}

function selectionOf({ upTo, groupId, threadId, upToSeq }: ReadNotices): ReadSelection {
  if (upTo == null && groupId == null && threadId == null) throw new NoticeSelectionInvalid('upTo');
  if (upTo != null && !isUuid(upTo)) throw new NoticeSelectionInvalid('upTo');
  if (threadId != null && (groupId != null || !isUuid(threadId)))
    throw new NoticeSelectionInvalid('threadId');
  if (upToSeq != null && (threadId == null || upToSeq < 0)) throw new NoticeSelectionInvalid('upToSeq');
  const group = groupId == null ? null : groupOfKey(groupId);
  if (groupId != null && (!group || !isUuid(group.id))) throw new NoticeSelectionInvalid('groupId');
  return {
    upTo: upTo ?? null,
    kind: group?.kind ?? null,
    threadId: threadId ?? (group?.by === 'thread' ? group.id : null),
    postId: group?.by === 'post' ? group.id : null,
    upToSeq: upToSeq ?? null,
  };
}
