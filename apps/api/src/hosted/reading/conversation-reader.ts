import { Injectable } from '@nestjs/common';
import { ConversationService, ReadingService, type Thread } from '#discussion';
import { MemberService } from '#identity';
import { type Actor, type Page } from '#platform';
import type { AuthorView, ConversationLineView, PageView } from '../views.js';
import { authorViewOf, NOBODY } from './author-view.js';
import { ForumReader, THREADS_A_PAGE } from './forum-reader.js';

/** Reads what the pages of private conversations show, through the same service as the API. */
@Injectable()
export class ConversationReader {
  constructor(
    private readonly conversations: ConversationService,
    private readonly forum: ForumReader,
    private readonly reading: ReadingService,
    private readonly members: MemberService,
  ) {}

  /** True for staff, whose list is the brand's. One statement. */
  async readsAll(actor: Actor): Promise<boolean> {
    return this.conversations.readsAll(actor);
  }

  /** The actor's own. Throws BadCursor. */
  async pageOfOwn(actor: Actor, after?: string): Promise<PageView<ConversationLineView>> {
    return this.linesOf(
      actor,
      await this.conversations.pageOfOwn(actor, { first: THREADS_A_PAGE, after }),
      after,
    );
  }

  /** The brand's. Throws Forbidden, BadCursor. */
  async pageOfBrand(
    actor: Actor,
    isAwaitingOnly: boolean,
    after?: string,
  ): Promise<PageView<ConversationLineView>> {
    const wish = { awaitsBrand: isAwaitingOnly || null };
    const page = await this.conversations.pageOfBrand(actor, wish, { first: THREADS_A_PAGE, after });
    return this.linesOf(actor, page, after);
  }

  /** The member whom staff want to write to; null where there is none, or the actor may not. */
  async findPartner(actor: Actor, memberId: string): Promise<AuthorView | null> {
    if (!(await this.conversations.mayOpenWith(actor))) return null;
    const [row] = await this.members.publicByIds(actor.communityId, [memberId]);
    return row ? authorViewOf(row) : null;
  }

  private async linesOf(
    actor: Actor,
    page: Page<Thread>,
    after: string | undefined,
  ): Promise<PageView<ConversationLineView>> {
    const threads = page.edges.map(({ node }) => node);
    const people = await this.forum.authorsOf(actor, [
      ...threads,
      ...threads.map(({ privateWith }) => ({ authorId: String(privateWith) })),
    ]);
    const ids = threads.map(({ id }) => id);
    const unread = new Map(
      (await this.reading.ofThreads(actor, ids)).map(({ threadId, unreadCount }) => [threadId, unreadCount]),
    );
    return {
      items: threads.map(({ id, title, replyCount, lastActivityAt, awaitsBrand, state, ...thread }) => ({
        id,
        title,
        replyCount,
        lastActivityAt,
        awaitsBrand,
        isPending: state === 'pending',
        author: people.get(thread.authorId) ?? NOBODY,
        member: people.get(String(thread.privateWith)) ?? NOBODY,
        unreadCount: unread.get(id) ?? 0,
      })),
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
      previous: after === undefined ? null : '',
    };
  }
}
