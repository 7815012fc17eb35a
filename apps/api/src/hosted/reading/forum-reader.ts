import { Injectable } from '@nestjs/common';
import { type SpaceRow, SpaceService } from '#community';
import {
  PostReader,
  type Post,
  ReadingService,
  FollowService,
  TagService,
  type Thread,
  ThreadPrivacyService,
  type ThreadListWish,
  type ThreadReadingRow,
  ThreadService,
} from '#discussion';
import { MemberRelations, MemberService, type PublicMemberRow } from '#identity';
import { type Actor, isUuid, moderatesSpace, NotFound, type Page, type TwoWayPageArgs } from '#platform';
import { authorViewOf, NOBODY } from './author-view.js';
import type {
  AuthorView,
  PageView,
  PostView,
  SpaceView,
  TagView,
  ThreadLineView,
  ThreadView,
} from '../views.js';
import { documentsOf, picturesOf } from './files-shown.js';
import { childrenAmong, inTree, parentAmong } from './space-tree.js';

/** Posts of one page of a thread. */
export const POSTS_A_PAGE = 20;
/** Threads of one page of a list. */
export const THREADS_A_PAGE = 25;

/** Which page of a list: after or before a cursor, or the first. */
export interface PageWish {
  after?: string;
  before?: string;
}

/** The thread that an old id leads to. */
export class ThreadLedOn extends Error {
  constructor(readonly threadId: string) {
    super('The thread is elsewhere now.');
  }
}

/** Reads what the pages show, through the same services and the same rules as the API. */
@Injectable()
export class ForumReader {
  constructor(
    private readonly spaces: SpaceService,
    private readonly threads: ThreadService,
    private readonly posts: PostReader,
    private readonly members: MemberService,
    private readonly reading: ReadingService,
    private readonly relations: MemberRelations,
    private readonly tags: TagService,
    private readonly follows: FollowService,
    private readonly privacy: ThreadPrivacyService,
  ) {}

  /** Spaces the actor may enter, in order, each followed by those listed under it. Two statements. */
  async listSpaces(actor: Actor): Promise<SpaceView[]> {
    return this.withActivity(actor, await this.spaces.listVisible(actor));
  }

  /** Throws NotFound for a space that is absent or hidden from the actor. */
  async requireSpace(actor: Actor, slug: string): Promise<SpaceView> {
    const rows = await this.spaces.listVisible(actor);
    const row = rows.find((each) => each.slug === slug);
    if (!row) throw new NotFound();
    const place = { parent: parentAmong(row, rows), children: childrenAmong(row, rows) };
    return { ...spaceOf(row, this.spaces.canOpen(actor, row)), ...place };
  }

  /** As ThreadService lists them: of one space, of all, or as a wish says. Throws BadCursor. */
  async pageThreads(
    actor: Actor,
    spaces: readonly SpaceView[],
    list: string | null | ThreadListWish,
    { after }: PageWish,
  ): Promise<PageView<ThreadLineView>> {
    const wish = typeof list === 'object' ? (list ?? {}) : { spaceId: list };
    const page = await this.threads.page(actor, wish, { first: THREADS_A_PAGE, after });
    return this.linesOf(actor, spaces, page, after === undefined);
  }

  /** A page of threads as lines: who opened them, and what the reader has not read. */
  async linesOf(
    actor: Actor,
    spaces: readonly SpaceView[],
    page: Page<Thread>,
    isFirst: boolean,
  ): Promise<PageView<ThreadLineView>> {
    const threads = page.edges.map(({ node }) => node);
    const authors = await this.authorsOf(actor, threads);
    const readings = new Map(
      (
        await this.reading.ofThreads(
          actor,
          threads.map(({ id }) => id),
        )
      ).map((row) => [row.threadId, row]),
    );
    const bySpace = new Map(spaces.map((space) => [space.id, space]));
    return {
      items: threads.map((thread) => ({
        ...lineOf(thread, authors, bySpace.get(thread.spaceId)),
        ...newsOf(readings.get(thread.id)),
      })),
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
      // Lists run one way: what is newer starts again from the top.
      previous: isFirst ? null : '',
    };
  }

  /** A tag that is on the list, or that a thread has which the actor may see. Throws NotFound for any other. */
  async requireTag(actor: Actor, name: string): Promise<TagView> {
    const tag = await this.tags.find(actor, name);
    if (!tag) throw new NotFound();
    const level = await this.follows.levelOfTag(actor, tag.name);
    return { ...tag, isFollowed: level !== null && level !== 'muted' };
  }

  /** A published thread with one page of its posts. Throws NotFound, BadCursor, and ThreadLedOn for an old id. */
  async requireThread(actor: Actor, id: string, wish: PageWish): Promise<ThreadView> {
    const args = argsOf(wish);
    const thread = isUuid(id) ? await this.threads.find(actor, id, args) : null;
    if (thread?.state !== 'published') throw new NotFound();
    if (thread.id !== id.toLowerCase()) throw new ThreadLedOn(thread.id);
    const { space } = thread;
    // A cursor that is none of ours is refused here.
    const page = thread.posts ?? (await this.pagePosts(actor, thread.id, args));
    const posts = page.edges.map(({ node }) => node);
    const authors = await this.authorsOf(actor, [thread, ...posts]);
    const folded = await this.relations.hiddenAmong(actor, [...authors.keys()]);
    const { pageInfo } = page;
    return {
      ...thread,
      space: {
        ...spaceOf(space, this.spaces.canPost(actor, space)),
        parent: await this.parentOf(actor, space),
      },
      conversation: await this.conversationOf(actor, thread),
      privacy: await this.privacyOf(actor, thread),
      author: authors.get(thread.authorId) ?? NOBODY,
      posts: {
        items: posts.map((post) => ({ ...postOf(post, authors), isFolded: folded.has(post.authorId) })),
        next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
        previous: pageInfo.hasPreviousPage ? pageInfo.startCursor : null,
      },
    };
  }

  /** The latest threads with their first posts, for feeds. */
  async latestOpenings(
    actor: Actor,
    count: number,
  ): Promise<{ thread: Thread; author: AuthorView; opening: Post | null }[]> {
    const page = await this.threads.page(actor, { isByActivity: true }, { first: count });
    const threads = page.edges.map(({ node }) => node);
    const requests = threads.map(({ id }) => ({ ownerId: id, args: { first: 1 } }));
    const openings = await this.posts.pagesInThreads(actor, requests);
    const authors = await this.authorsOf(actor, threads);
    return threads.map((thread, index) => {
      const found = openings[index];
      const opening = found && !(found instanceof Error) ? (found.edges[0]?.node ?? null) : null;
      return { thread, author: authors.get(thread.authorId) ?? NOBODY, opening };
    });
  }

  /** Every thread the actor may read, latest activity first, at most `most`. */
  async *listThreads(actor: Actor, most: number): AsyncGenerator<Thread> {
    let after: string | undefined;
    for (let count = 0; count < most;) {
      const page: Page<Thread> = await this.threads.page(
        actor,
        { isByActivity: true },
        { first: 100, after },
      );
      for (const { node } of page.edges) yield node;
      count += page.edges.length;
      if (!page.pageInfo.hasNextPage) return;
      after = page.pageInfo.endCursor ?? undefined;
    }
  }

  /** With whom a private thread is; null for every other. */
  private async conversationOf(actor: Actor, { privateWith }: Thread): Promise<ThreadView['conversation']> {
    if (privateWith === null) return null;
    const people = await this.authorsOf(actor, [{ authorId: privateWith }]);
    return { member: people.get(privateWith) ?? NOBODY, isOwn: privateWith === actor.memberId };
  }

  /** Asks nothing for who moderates nothing here. */
  private async privacyOf(actor: Actor, thread: Thread): Promise<ThreadView['privacy']> {
    if (!moderatesSpace(actor, thread.spaceId)) return null;
    if (thread.privateWith === null)
      return (await this.privacy.hideableAmong(actor, [thread])).size > 0 ? { may: 'hide' } : null;
    const space = (await this.privacy.returnsOf(actor, [thread])).get(thread.id);
    return space
      ? { may: 'show', space: spaceOf(space, this.spaces.canPost(actor, space)) }
      : { may: 'stay' };
  }

  private async pagePosts(actor: Actor, threadId: string, args: TwoWayPageArgs): Promise<Page<Post>> {
    const [page] = await this.posts.pagesInThreads(actor, [{ ownerId: threadId, args }]);
    if (!page || page instanceof Error) throw page ?? new NotFound();
    return page;
  }

  /** Asks nothing of a space that stands by itself. */
  private async parentOf(actor: Actor, space: SpaceRow): Promise<SpaceView['parent']> {
    if (space.parentId === null) return null;
    return parentAmong(space, await this.spaces.spacesByIds(actor, [space.parentId]));
  }

  private async withActivity(actor: Actor, rows: readonly SpaceRow[]): Promise<SpaceView[]> {
    const activity = await this.threads.activityBySpace(rows.map(({ id }) => id));
    const byId = new Map(activity.map((line) => [line.spaceId, line]));
    return inTree(rows).map((row) => ({
      ...spaceOf(row, this.spaces.canOpen(actor, row)),
      parent: parentAmong(row, rows),
      threadCount: byId.get(row.id)?.threadCount ?? 0,
      lastActivityAt: byId.get(row.id)?.lastActivityAt ?? null,
    }));
  }

  /** Posts that the actor was found to see, as a page shows them. */
  async viewsOf(actor: Actor, posts: readonly Post[]): Promise<PostView[]> {
    const authors = await this.authorsOf(actor, posts);
    return posts.map((post) => ({ ...postOf(post, authors), isFolded: false }));
  }

  /** Who wrote these, by their ids; one statement for whom they were not read with. */
  async authorsOf(
    actor: Actor,
    written: readonly { authorId: string; author?: PublicMemberRow }[],
  ): Promise<ReadonlyMap<string, AuthorView>> {
    const known = written.flatMap(({ author }) => author ?? []);
    const knownIds = new Set(known.map(({ id }) => id));
    const ids = new Set(written.map(({ authorId }) => authorId).filter((id) => !knownIds.has(id)));
    const rows = ids.size > 0 ? await this.members.publicByIds(actor.communityId, [...ids]) : [];
    return new Map([...known, ...rows].map((row) => [row.id, authorViewOf(row)]));
  }
}

function argsOf({ after, before }: PageWish): TwoWayPageArgs {
  return before === undefined ? { first: POSTS_A_PAGE, after } : { last: POSTS_A_PAGE, before };
}

function spaceOf(row: SpaceRow, canPost: boolean): SpaceView {
  const { id, slug, name, description, visibility, kind, holdsConversations } = row;
  const place = { parent: null, children: [] };
  return {
    id,
    slug,
    name,
    description,
    visibility,
    kind,
    holdsConversations,
    ...place,
    canPost,
    threadCount: 0,
    lastActivityAt: null,
  };
}

function lineOf(
  thread: Thread,
  authors: ReadonlyMap<string, AuthorView>,
  space: SpaceView | undefined,
): Omit<ThreadLineView, keyof ReturnType<typeof newsOf>> {
  const { id, title, replyCount, isLocked, extras, createdAt, lastActivityAt } = thread;
  const author = authors.get(thread.authorId) ?? NOBODY;
  const { name: spaceName = '', kind = 'discussion' } = space ?? {};
  return { id, title, replyCount, isLocked, extras, createdAt, lastActivityAt, author, spaceName, kind };
}

function newsOf(reading: ThreadReadingRow | undefined) {
  return { isNew: reading?.isNew ?? false, unreadCount: reading?.unreadCount ?? 0 };
}

function postOf(post: Post, authors: ReadonlyMap<string, AuthorView>): Omit<PostView, 'isFolded'> {
  const isGone = post.state === 'withdrawn' || post.state === 'removed';
  return {
    id: post.id,
    parentId: post.parentId,
    author: authors.get(post.authorId) ?? NOBODY,
    state: isGone ? (post.state as 'withdrawn' | 'removed') : 'published',
    bodyHtml: isGone ? '' : post.bodyHtml,
    pictures: picturesOf(post),
    documents: documentsOf(post),
    previews: post.extras?.previews ?? [],
    isEdited: post.revisionNumber > 1,
    publishedAt: post.publishedAt ?? post.createdAt,
    extras: isGone ? null : post.extras,
    official: post.extras?.official ?? null,
  };
}
