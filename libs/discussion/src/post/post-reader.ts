import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  isUuid,
  type Page,
  type PageArgs,
  type PageWindow,
  pageWindow,
  toPage,
  type TwoWayPageArgs,
} from '#platform';
import type { ThreadFrame } from '#protocol';
import { DiscussionAccess } from '../discussion-access.js';
import type { Post } from '../graphql/post.types.js';
import type { Thread } from '../graphql/thread.types.js';
import { Viewing } from '../viewing.js';
import { FrameReader } from './frame-reader.js';
import { type Audience, type PostRange, PostReaderRepository } from './post-reader.repository.js';
import type { PostRow } from './post-row.js';

/** Which list of posts a page is of. */
type PageKind = 'thread' | 'roots' | 'answers';

/** One page of one thread's posts, or of the answers to one post. */
export interface OwnedPage<Args> {
  ownerId: string;
  args: Args;
}

/** Reads of posts, through the eyes of an actor. */
@Injectable()
export class PostReader {
  constructor(
    private readonly posts: PostReaderRepository,
    private readonly access: DiscussionAccess,
    private readonly viewing: Viewing,
    private readonly cursors: CursorCodec,
    private readonly frames: FrameReader,
  ) {}

  /** Those the actor may see, in the order of `ids`; two statements. */
  async publicByIds(actor: Actor, ids: readonly string[]): Promise<Post[]> {
    const asked = ids.filter(isUuid);
    if (asked.length === 0) return [];
    const rows = await this.posts.visibleByIds(await this.audienceOf(actor), asked);
    const byId = new Map((await this.viewing.posts(actor, rows)).map((post) => [post.id, post]));
    return ids.flatMap((id) => byId.get(id.toLowerCase()) ?? []);
  }

  /** The frame of a post's last visible change; null where it never was visible. Of a fact: `FrameReader.frameOf`. */
  async frame(postId: string): Promise<ThreadFrame | null> {
    return this.frames.frame(postId);
  }

  /** Null when absent or hidden from the actor. */
  async find(actor: Actor, id: string): Promise<Post | null> {
    const [post] = await this.publicByIds(actor, [id]);
    return post ?? null;
  }

  /** The actor's own posts in a thread he was found to see that wait or were refused, oldest first. */
  async waitingIn(actor: Actor, thread: Pick<Thread, 'id' | 'hasWaiting'> | null): Promise<Post[]> {
    if (actor.memberId === null || !thread?.hasWaiting) return [];
    return this.viewing.posts(actor, await this.posts.waitingOf(thread.id, actor.memberId));
  }

  /** The window of a page that is read together with its thread; null where the arguments do not fit, which the page's own field says. */
  windowIn(threadId: string, args: TwoWayPageArgs): PageWindow | null {
    const plan = this.plan('thread', { ownerId: threadId.toLowerCase(), args });
    return plan instanceof Error ? null : plan.window;
  }

  /** The posts that a window needs: one more than it shows. */
  rangeOf({ direction, edge, limit }: PageWindow): PostRange {
    return { direction, edge: edge ? Number(edge[0]) : null, limit: limit + 1 };
  }

  /** The page of posts that were read for a window, with their thread. */
  async pageOf(actor: Actor, window: PageWindow, rows: readonly PostRow[]): Promise<Page<Post>> {
    return toPage(window, await this.viewing.posts(actor, rows), (post) => [String(post.seq)]);
  }

  /** Pages of threads that the actor was found to see; one statement for all that ask alike. */
  async pagesInThreads(
    actor: Actor,
    requests: readonly OwnedPage<TwoWayPageArgs>[],
  ): Promise<(Page<Post> | Error)[]> {
    return this.pages(actor, requests, 'thread', (owned, page) => this.posts.inThreads(owned, page));
  }

  /** Pages of the top level of threads that the actor was found to see; one statement for all that ask alike. */
  async pagesOfRoots(
    actor: Actor,
    requests: readonly OwnedPage<TwoWayPageArgs>[],
  ): Promise<(Page<Post> | Error)[]> {
    return this.pages(actor, requests, 'roots', (owned, page) => this.posts.rootsInThreads(owned, page));
  }

  /**
   * The page in whose middle a post is, of a thread that the actor was found to see: its cursors go on in the thread's
   * `posts`. Null where it has no place there. One statement.
   */
  async around(actor: Actor, threadId: string, postId: string, size: number): Promise<Page<Post> | null> {
    const { limit, cursorOf } = pageWindow(this.cursors, `posts/thread/${threadId}`, { first: size });
    const half = Math.ceil(limit / 2);
    const rows = isUuid(postId) ? await this.posts.around(threadId, postId, half + 1) : [];
    const mark = rows.findIndex(({ id }) => id === postId.toLowerCase());
    if (mark === -1) return null;
    const [start, end] = [Math.max(0, mark - half), mark + half];
    const posts = await this.viewing.posts(actor, rows.slice(start, end));
    const edges = posts.map((node) => ({ node, cursor: cursorOf([String(node.seq)]) }));
    return {
      edges,
      pageInfo: {
        hasNextPage: rows.length > end,
        hasPreviousPage: start > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }

  /** Answers of everybody to posts that the actor was found to see, each counted up to 1,000. One statement. */
  async replyCounts(postIds: readonly string[]): Promise<{ postId: string; count: number }[]> {
    return this.posts.replyCounts(postIds);
  }

  /** Pages of the answers to posts that the actor was found to see; one statement for all that ask alike. */
  async pagesOfAnswers(
    actor: Actor,
    requests: readonly OwnedPage<PageArgs>[],
  ): Promise<(Page<Post> | Error)[]> {
    return this.pages(actor, requests, 'answers', (owned, page) => this.posts.answersTo(owned, page.limit));
  }

  private async pages(
    actor: Actor,
    requests: readonly OwnedPage<TwoWayPageArgs>[],
    kind: PageKind,
    read: (
      owned: { ownerId: string; edge: number | null }[],
      page: { direction: 'forward' | 'backward'; limit: number },
    ) => Promise<PostRow[]>,
  ): Promise<(Page<Post> | Error)[]> {
    const planned = requests.map((request) => this.plan(kind, request));
    const answers = new Array<Page<Post> | Error>(requests.length);
    const alike = new Map<string, number[]>();
    planned.forEach((plan, index) => {
      if (plan instanceof Error) answers[index] = plan;
      else alike.set(plan.likeness, [...(alike.get(plan.likeness) ?? []), index]);
    });
    for (const indexes of alike.values()) {
      const plans = indexes.map((index) => planned[index] as Plan);
      const { edge, ...page } = this.rangeOf((plans[0] as Plan).window);
      const owners = [...new Set(plans.map(({ ownerId }) => ownerId))];
      const rows = await read(
        owners.map((ownerId) => ({ ownerId, edge })),
        page,
      );
      const posts = byOwner(kind, await this.viewing.posts(actor, rows));
      plans.forEach((plan, place) => {
        const mine = posts.get(plan.ownerId) ?? [];
        answers[indexes[place] as number] = toPage(plan.window, mine, (post) => [String(post.seq)]);
      });
    }
    return answers;
  }

  private plan(kind: string, { ownerId, args }: OwnedPage<TwoWayPageArgs>): Plan | Error {
    try {
      const window = pageWindow(this.cursors, `posts/${kind}/${ownerId}`, args);
      // The edge is part of the likeness: two pages of one owner never share a statement.
      const likeness = `${window.direction}/${window.limit}/${window.edge?.[0] ?? ''}`;
      return { ownerId, window, likeness };
    } catch (error) {
      return error as Error;
    }
  }

  /** The actor's eyes, for SQL. */
  private async audienceOf(actor: Actor): Promise<Audience> {
    const moderated = actor.moderatedSpaceIds;
    return {
      communityId: actor.communityId,
      spaceIds: await this.access.visibleSpaceIds(actor),
      memberId: actor.memberId,
      moderatesAll: moderated === 'all',
      moderatedSpaceIds: moderated === 'all' ? [] : [...moderated],
    };
  }
}

/** Posts by the thread they are in, or by the post they answer; in the order given. */
function byOwner(kind: PageKind, posts: readonly Post[]): Map<string | null, Post[]> {
  const groups = new Map<string | null, Post[]>();
  for (const post of posts) {
    const owner = kind === 'answers' ? post.parentId : post.threadId;
    const group = groups.get(owner);
    if (group) group.push(post);
    else groups.set(owner, [post]);
  }
  return groups;
}

interface Plan {
  ownerId: string;
  window: PageWindow;
  likeness: string;
}
