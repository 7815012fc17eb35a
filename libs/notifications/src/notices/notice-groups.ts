import type { SeenPost } from '#discussion';
import { GROUPED_BY, NoticeKind, type NoticeKindName } from './notice-kind.js';
import type { NoticeRow } from './notice.repository.js';

/** One line of a member's list: all of a kind about one thing. */
export interface NoticeGroupRow {
  /** `groupKeyOf`. */
  id: string;
  kind: NoticeKindName;
  threadId: string;
  /** Where to go: the first that was not read, else the latest. */
  postId: string;
  postState: SeenPost['state'];
  /** Who did it, latest first, at most three; of those not read where there are any. */
  actorIds: string[];
  actorCount: number;
  unreadCount: number;
  latestId: string;
  latestAt: Date;
}

const MOST_ACTORS = 3;

/** Names the group of a notice. */
export function groupKeyOf({
  kind,
  threadId,
  postId,
}: Pick<NoticeRow, 'kind' | 'threadId' | 'postId'>): string {
  return `${kind}.${GROUPED_BY[kind] === 'post' ? postId : threadId}`;
}

/** What a group's name says; null for what names none. */
export function groupOfKey(key: string): { kind: NoticeKindName; by: 'thread' | 'post'; id: string } | null {
  const [kind, id, ...more] = key.split('.');
  const known = Object.values(NoticeKind).find((name) => name === kind);
  return known && id && more.length === 0 ? { kind: known, by: GROUPED_BY[known], id } : null;
}

/** Groups notices that are given latest first, in the order of each group's latest; what is not in `seen` is left out. */
export function groupNotices(
  rows: readonly NoticeRow[],
  seen: ReadonlyMap<string, SeenPost>,
): NoticeGroupRow[] {
  const groups = new Map<string, NoticeRow[]>();
  for (const row of rows) {
    if (!seen.has(row.postId)) continue;
    const key = groupKeyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].map(([id, group]) => lineOf(id, group, seen));
}

function lineOf(
  id: string,
  group: readonly NoticeRow[],
  seen: ReadonlyMap<string, SeenPost>,
): NoticeGroupRow {
  const latest = group[0] as NoticeRow;
  const unread = group.filter(({ isRead, postId }) => !isRead && !seen.get(postId)?.isRead);
  const told = unread.length > 0 ? unread : group;
  const target = unread.at(-1) ?? latest;
  const actors = [...new Set(told.flatMap(({ actorId }) => actorId ?? []))];
  return {
    id,
    kind: latest.kind,
    threadId: latest.threadId,
    postId: target.postId,
    postState: seen.get(target.postId)?.state ?? 'published',
    actorIds: actors.slice(0, MOST_ACTORS),
    actorCount: actors.length,
    unreadCount: unread.length,
    latestId: latest.id,
    latestAt: latest.createdAt,
  };
}
