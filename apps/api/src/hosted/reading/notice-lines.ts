import { Injectable } from '@nestjs/common';
import { ThreadService } from '#discussion';
import { MemberService } from '#identity';
import { NoticeService } from '#notifications';
import type { Actor } from '#platform';
import type { NoticeLineView, PageView } from '../views.js';
import { authorViewOf } from './author-view.js';

const LINES_A_PAGE = 25;

/** Reads what the page of notices shows, through the same service as the API. */
@Injectable()
export class NoticeLines {
  constructor(
    private readonly notices: NoticeService,
    private readonly threads: ThreadService,
    private readonly members: MemberService,
  ) {}

  /** Latest first. Throws BadCursor. Five statements. */
  async page(actor: Actor, after?: string): Promise<PageView<NoticeLineView>> {
    const page = await this.notices.page(actor, { first: LINES_A_PAGE, after });
    const lines = page.edges.map(({ node }) => node);
    const threads = await this.threads.visibleByIds(actor, [
      ...new Set(lines.map(({ threadId }) => threadId)),
    ]);
    const titles = new Map(threads.map(({ id, title }) => [id, title]));
    const people = await this.members.publicByIds(actor.communityId, [
      ...new Set(lines.flatMap(({ actorIds }) => actorIds)),
    ]);
    const byId = new Map(people.map((row) => [row.id, authorViewOf(row)]));
    return {
      items: lines.flatMap((line) => {
        const title = titles.get(line.threadId);
        const actors = line.actorIds.flatMap((id) => byId.get(id) ?? []);
        return title === undefined ? [] : [{ ...line, title, actors, path: line.permalink }];
      }),
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
      previous: after === undefined ? null : '',
    };
  }
}
