import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { QuestionFilterName } from '../questions/question.types.js';
import type { ThreadMarkName } from './thread-mark.js';
import { THREAD_COLUMNS, type ThreadRow } from './thread-row.js';

/** The first item of a page is after this one: pinned ones come first, by `pinKey`, then the others by `activityKey`. */
export type ThreadEdge =
  readonly [activityKey: string, id: string] | readonly [pinKey: string, id: string, of: 'pinned'];

/** Which published threads a list holds. */
export interface ThreadListFilter {
  communityId: string;
  /** Found visible to who asks. */
  spaceIds: readonly string[];
  tagId: string | null;
  isFeaturedOnly: boolean;
  question: QuestionFilterName | null;
  mark: ThreadMarkName | null;
  /** Patterns that the title has to match, each of them. */
  titlePatterns: readonly string[];
  /** Whose pins come first: of these spaces, or only those made for the whole community; null where none do. */
  pins: 'space' | 'community' | null;
}

/** A thread as a list has it. */
export interface ListedThreadRow extends ThreadRow {
  /** When it was pinned, to the microsecond; null where its pin does not count in this list. */
  pinKey: string | null;
}

const MICROSECONDS = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A pin that counts: a date that has passed needs no job to end it. */
const PINNED = {
  space: '(t.pinned_in IS NOT NULL AND (t.pinned_until IS NULL OR t.pinned_until > now()))',
  // IS NOT NULL first: of a thread that is not pinned this is false, not unknown.
  community: `(t.pinned_in IS NOT NULL AND t.pinned_in = 'community' AND (t.pinned_until IS NULL OR t.pinned_until > now()))`,
};

/** What each list of questions holds: the conditions of the indexes that it walks. */
const QUESTIONS: Readonly<Record<QuestionFilterName, string>> = {
  open: `t.extras ? 'question' AND t.extras #>> '{question,accepted}' IS NULL`,
  solved: `t.extras #>> '{question,accepted}' IS NOT NULL`,
  unanswered: `t.extras ? 'question' AND t.reply_count = 0`,
};

/** What staff said of threads: the conditions of the indexes that are walked. */
const MARKS: Readonly<Record<ThreadMarkName, string>> = {
  pinned: PINNED.space,
  locked: 't.is_locked',
  slowed: 't.slow_mode_seconds IS NOT NULL',
};

/** SQL of lists of threads: one statement a page. */
@Injectable()
export class ThreadListRepository {
  constructor(private readonly database: Database) {}

  /** Pinned ones first, latest pin first; then by latest activity. */
  async page(filter: ThreadListFilter, edge: ThreadEdge | null, limit: number): Promise<ListedThreadRow[]> {
    if (filter.question) return this.questions(filter, filter.question, edge, limit);
    const [key, id] = edge ?? ['infinity', LAST_ID];
    const isAmongPins = edge?.[2] === 'pinned';
    const activity = isAmongPins ? ['infinity', LAST_ID] : [key, id];
    const pin = isAmongPins ? [key, id] : ['infinity', LAST_ID];
    const pinned = filter.pins && PINNED[filter.pins];
    const others = `(SELECT ${THREAD_COLUMNS}, NULL AS "pinKey" FROM thread t
      WHERE ${placeOf(filter)} AND t.state = 'published' AND (t.last_activity_at, t.id) < ($3::timestamptz, $4::uuid)
        AND ${pinned ? `NOT ${pinned}` : 'true'} ${narrowed(filter)}
      ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $5)`;
    const first = `(SELECT ${THREAD_COLUMNS}, to_char(t.pinned_at AT TIME ZONE 'UTC', ${MICROSECONDS}) AS "pinKey" FROM thread t
      WHERE t.community_id = $1 AND t.pinned_in IS NOT NULL AND t.state = 'published' AND t.space_id = ANY($2::uuid[])
        AND ${pinned} AND (t.pinned_at, t.id) < ($6::timestamptz, $7::uuid))`;
    const hasPins = pinned && (edge === null || isAmongPins);
    const sql = hasPins
      ? `SELECT * FROM (${first} UNION ALL ${others}) page
         ORDER BY "pinKey" DESC NULLS LAST, "lastActivityAt" DESC, id DESC LIMIT $5`
      : others;
    const values = [filter.communityId, filter.spaceIds, ...activity, limit];
    const parameters = hasPins ? [...values, ...pin] : values;
    return this.database.query<ListedThreadRow>(
      sql,
      [...parameters, ...narrowing(filter)],
      nameOf(filter, !!hasPins),
    );
  }

  /** One walk of an index in each space. */
  private async questions(
    filter: ThreadListFilter,
    question: QuestionFilterName,
    edge: ThreadEdge | null,
    limit: number,
  ): Promise<ListedThreadRow[]> {
    const [activity, id] = edge ?? ['infinity', LAST_ID];
    const latest = 'ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $5';
    // The community is the first parameter of all lists.
    const sql = `SELECT ${THREAD_COLUMNS}, NULL AS "pinKey" FROM unnest($2::uuid[]) AS s(id)
      CROSS JOIN LATERAL (SELECT * FROM thread t WHERE t.space_id = s.id AND t.community_id = $1 AND t.state = 'published'
        AND ${QUESTIONS[question]} AND (t.last_activity_at, t.id) < ($3::timestamptz, $4::uuid) ${narrowed(filter)} ${latest}) t
      ${latest}`;
    return this.database.query<ListedThreadRow>(
      sql,
      [filter.communityId, filter.spaceIds, activity, id, limit, ...narrowing(filter)],
      `${nameOf(filter, false)}_${question}`,
    );
  }
}

/** One space has an index of its own; several are filtered from the community's. */
function placeOf({ spaceIds }: ThreadListFilter): string {
  return spaceIds.length === 1
    ? '$1::uuid IS NOT NULL AND t.space_id = ($2::uuid[])[1]'
    : 't.community_id = $1 AND t.space_id = ANY($2::uuid[])';
}

/** Lists that are narrowed have no pins, and so what narrows them begins with the sixth parameter. */
function narrowed({ tagId, isFeaturedOnly, mark, titlePatterns }: ThreadListFilter): string {
  const firstTitle = tagId === null ? 6 : 7;
  return [
    ...(isFeaturedOnly ? ['AND t.is_featured'] : []),
    ...(mark ? [`AND ${MARKS[mark]}`] : []),
    ...(tagId === null
      ? []
      : ['AND EXISTS (SELECT 1 FROM thread_tag x WHERE x.tag_id = $6 AND x.thread_id = t.id)']),
    ...(titlePatterns.length === 0
      ? []
      : [
          `AND t.id IN (SELECT x.thread_id FROM thread_title x WHERE x.community_id = $1
            ${titlePatterns.map((_, index) => `AND x.folded LIKE folded_name($${firstTitle + index})`).join(' ')})`,
        ]),
  ].join(' ');
}

function narrowing({ tagId, titlePatterns }: ThreadListFilter): string[] {
  return [...(tagId === null ? [] : [tagId]), ...titlePatterns];
}

function nameOf(filter: ThreadListFilter, hasPins: boolean): string {
  const { spaceIds, tagId, isFeaturedOnly, mark, titlePatterns, pins } = filter;
  const parts = [
    'thread_list',
    spaceIds.length === 1 ? 'in_space' : 'in_spaces',
    pins ? `pins_${pins}${hasPins ? '_first' : '_after'}` : 'plain',
    ...(tagId === null ? [] : ['tag']),
    ...(isFeaturedOnly ? ['featured'] : []),
    ...(mark ? [mark] : []),
    ...(titlePatterns.length > 0 ? [`title_${titlePatterns.length}`] : []),
  ];
  return parts.join('_');
}
