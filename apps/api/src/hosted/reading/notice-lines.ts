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
    const told = new Map(threads.map((thread) => [thread.id, thread]));
    const people = await this.members.publicByIds(actor.communityId, [
      ...new Set(lines.flatMap(({ actorIds }) => actorIds)),
    ]);
    const byId = new Map(people.map((row) => [row.id, authorViewOf(row)]));
    return {
      items: lines.flatMap((line) => {
        const thread = told.get(line.threadId);
        const actors = line.actorIds.flatMap((id) => byId.get(id) ?? []);
        if (!thread) return [];
        const ideaStatus = thread.extras?.idea?.status ?? null;
        return [{ ...line, title: thread.title, ideaStatus, actors, path: line.permalink }];
      }),
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
      previous: after === undefined ? null : '',
    };
  }
}
