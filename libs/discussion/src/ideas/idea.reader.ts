import { Injectable } from '@nestjs/common';
import { type Actor, CursorCodec, type Page, type PageArgs, pageWindow, toPage } from '#platform';
import { DiscussionAccess } from '../discussion-access.js';
import type { Thread } from '../graphql/thread.types.js';
import { Viewing } from '../viewing.js';
import { IDEA_STATUSES, type IdeaSortName, type IdeaStanding } from './idea-status.js';
import { IdeaListRepository, type ListedIdea } from './idea-list.repository.js';
import type { RoadmapColumn } from './roadmap.types.js';

/** Which ideas, in which order. */
export interface IdeaWish {
  spaceId?: string | null;
  status?: IdeaStanding | null;
  sort?: IdeaSortName | null;
}

/** Lists of ideas, through the eyes of an actor. */
@Injectable()
export class IdeaReader {
  constructor(
    private readonly access: DiscussionAccess,
    private readonly lists: IdeaListRepository,
    private readonly viewing: Viewing,
    private readonly cursors: CursorCodec,
  ) {}

  /** Most wanted first where no order is asked for. Two statements. Throws BadCursor. */
  async page(actor: Actor, wish: IdeaWish, args: PageArgs): Promise<Page<Thread>> {
    const { sort, status } = { sort: wish.sort ?? 'votes', status: wish.status ?? null } as const;
    const window = pageWindow(this.cursors, listOf(actor, wish, sort, status), args);
    const spaceIds = await this.spacesOf(actor, wish.spaceId ?? null);
    const list = { spaceIds, status, sort };
    const rows = spaceIds.length === 0 ? [] : await this.lists.page(list, window.edge, window.limit + 1);
    return this.shown(actor, window, rows);
  }

  /** Every status in the order of the road, with its most wanted ideas. Three statements. */
  async roadmap(actor: Actor, spaceId: string | null, first?: number): Promise<RoadmapColumn[]> {
    const window = pageWindow(this.cursors, '', { first: first ?? 5 });
    const spaceIds = await this.spacesOf(actor, spaceId);
    const counts = await this.lists.countByStatus(spaceIds);
    const tops = await this.lists.topByStatus(spaceIds, window.limit + 1);
    return Promise.all(
      IDEA_STATUSES.map(async (status) => {
        const list = listOf(actor, { spaceId }, 'votes', status);
        const column = pageWindow(this.cursors, list, { first: window.limit });
        return {
          status,
          count: counts.get(status) ?? 0,
          ideas: await this.shown(actor, column, tops.get(status) ?? []),
        };
      }),
    );
  }

  private async spacesOf(actor: Actor, spaceId: string | null): Promise<string[]> {
    const visible = await this.access.visibleSpaceIds(actor);
    return spaceId === null ? visible : visible.filter((id) => id === spaceId);
  }

  private async shown(
    actor: Actor,
    window: ReturnType<typeof pageWindow>,
    listed: readonly ListedIdea[],
  ): Promise<Page<Thread>> {
    const threads = await this.viewing.threads(
      actor,
      listed.map(({ row }) => row),
    );
    const keys = new Map(listed.map(({ row, key }) => [row.id, [key, row.id]]));
    return toPage(window, threads, (thread) => keys.get(thread.id) ?? []);
  }
}

function listOf(actor: Actor, wish: IdeaWish, sort: IdeaSortName, status: IdeaStanding | null): string {
  return `ideas/${actor.communityId}/${wish.spaceId ?? 'all'}/${status ?? 'all'}/${sort}`;
}
