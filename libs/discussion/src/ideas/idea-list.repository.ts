import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';
import { IDEA_STATUSES, type IdeaSortName, type IdeaStanding } from './idea-status.js';

/** A thread in a list of ideas, with its place there as text. */
export interface ListedIdea {
  row: ThreadRow;
  /** What it is sorted by: votes, or an instant to the microsecond. */
  key: string;
}

/** A list of ideas in spaces that the viewer may enter. */
export interface IdeaList {
  spaceIds: readonly string[];
  /** Null for all. */
  status: IdeaStanding | null;
  sort: IdeaSortName;
}

const INSTANT = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What each order walks: an index of its own in each space. */
const ORDERS = {
  votes: { column: 'vote_count', type: 'integer', first: '2147483647', key: 'i.vote_count::text' },
  newest: { column: 'opened_at', type: 'timestamptz', first: 'infinity', key: INSTANT('i.opened_at') },
  moved: { column: 'moved_at', type: 'timestamptz', first: 'infinity', key: INSTANT('i.moved_at') },
} as const;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

type Row = ThreadRow & { ideaKey: string };

const listedOf = ({ ideaKey: key, ...row }: Row): ListedIdea => ({ row, key });

/** Reads of the lists of ideas. */
@Injectable()
export class IdeaListRepository {
  constructor(private readonly database: Database) {}

  /** Those after an edge, by the list's order; one walk of an index in each space. */
  async page(list: IdeaList, edge: readonly string[] | null, limit: number): Promise<ListedIdea[]> {
    const { column, type, first, key } = ORDERS[list.sort];
    const [place, id] = edge ?? [first, LAST_ID];
    const ofStatus = list.status === null ? '' : 'AND x.status = $5';
    const rows = await this.database.query<Row>(
      `SELECT ${THREAD_COLUMNS}, ${key} AS "ideaKey" FROM unnest($1::uuid[]) AS s(id)
       CROSS JOIN LATERAL (SELECT * FROM idea x WHERE x.space_id = s.id AND x.is_listed ${ofStatus}
         AND (x.${column}, x.thread_id) < ($2::${type}, $3::uuid) ORDER BY x.${column} DESC, x.thread_id DESC LIMIT $4) i
       JOIN thread t ON t.id = i.thread_id AND t.space_id = i.space_id
       ORDER BY i.${column} DESC, i.thread_id DESC LIMIT $4`,
      [list.spaceIds, place, id, limit, ...(list.status === null ? [] : [list.status])],
      `idea_page_${list.sort}${list.status === null ? '' : '_status'}`,
    );
    return rows.map(listedOf);
  }

  /** How many ideas of each status there are. */
  async countByStatus(spaceIds: readonly string[]): Promise<Map<IdeaStanding, number>> {
    const rows = await this.database.query<{ status: IdeaStanding; count: number }>(
      `SELECT status, count(*)::int AS count FROM idea WHERE space_id = ANY($1::uuid[]) AND is_listed GROUP BY status`,
      [spaceIds],
      'idea_count_by_status',
    );
    return new Map(rows.map(({ status, count }) => [status, count]));
  }

  /** The most wanted of each status, up to `limit` each; one statement. */
  async topByStatus(spaceIds: readonly string[], limit: number): Promise<Map<IdeaStanding, ListedIdea[]>> {
    const rows = await this.database.query<Row & { ideaStatus: IdeaStanding }>(
      `SELECT ${THREAD_COLUMNS}, i.vote_count::text AS "ideaKey", i.status AS "ideaStatus"
       FROM unnest($1::text[]) AS k(status)
       CROSS JOIN LATERAL (
         SELECT y.* FROM unnest($2::uuid[]) AS s(id)
         CROSS JOIN LATERAL (SELECT * FROM idea x WHERE x.space_id = s.id AND x.is_listed AND x.status = k.status
           ORDER BY x.vote_count DESC, x.thread_id DESC LIMIT $3) y
         ORDER BY y.vote_count DESC, y.thread_id DESC LIMIT $3) i
       JOIN thread t ON t.id = i.thread_id AND t.space_id = i.space_id
       ORDER BY i.vote_count DESC, i.thread_id DESC`,
      [IDEA_STATUSES, spaceIds, limit],
      'idea_top_by_status',
    );
    const byStatus = new Map<IdeaStanding, ListedIdea[]>();
    for (const { ideaStatus, ...row } of rows)
      byStatus.set(ideaStatus, [...(byStatus.get(ideaStatus) ?? []), listedOf(row)]);
    return byStatus;
  }
}
