import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  Database,
  FactLog,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { CommunityService } from '#community';
import { allowanceOf, type TrustLevel } from '#identity';
import { isOwn, requireWriter } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { Post } from '../graphql/post.types.js';
import { PostNotFound } from '../post/post.errors.js';
import { PostReader } from '../post/post-reader.js';
import { ReactionNotOffered, ReactionsTooManyToday, ReactionToOwnPost } from './reaction.errors.js';
import { ReactionGiven, ReactionTaken } from './reaction.facts.js';
import { ReactionRepository, type ReactorRow } from './reaction.repository.js';

/** A reaction to give, or to take back. */
export interface ReactionChange {
  postId: string;
  kind: string;
  isOn: boolean;
}

/** Which page of those who gave which reaction. */
export interface ReactorsAsked {
  kind: string;
  args: PageArgs;
}

/** What could be one: other texts, such as those that no column could hold, are nobody's. */
const KIND = /^[a-z0-9_]{1,24}$/;

/** Gives and takes reactions, and says who gave them. */
@Injectable()
export class ReactionService {
  constructor(
    private readonly database: Database,
    private readonly reactions: ReactionRepository,
    private readonly reader: PostReader,
    private readonly extras: ExtrasWriter,
    private readonly communities: CommunityService,
    private readonly facts: FactLog,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * Doing it twice is doing it once: the clock does not move. A kind that is no longer offered may still be taken back.
   * Throws NotAMember, MemberSuspended, PostNotFound, ReactionToOwnPost, ReactionNotOffered, ReactionsTooManyToday.
   * Records ReactionGiven or ReactionTaken, and PostExtrasChanged.
   */
  async change(actor: Actor, { postId, kind, isOn }: ReactionChange): Promise<Post> {
    const memberId = requireWriter(actor);
    const post = await this.reader.find(actor, postId);
    if (post?.state !== 'published') throw new PostNotFound();
    if (isOwn(actor, post)) throw new ReactionToOwnPost();
    const { reactions, timeZone } = await this.communities.requireById(actor.communityId);
    const known = reactions.find((each) => each.kind === kind);
    if (!known || (isOn && !known.isOffered)) throw new ReactionNotOffered();
    const { communityId } = actor;
    const { id, threadId, spaceId, authorId } = post;
    const row = { communityId, postId: id, authorId, memberId, kind };
    const isChanged = await this.database.transaction(async (tx) => {
      // One's own rows first, the thread last: whoever waits for the thread holds nothing that another waits for.
      if (!(await (isOn ? this.reactions.give(tx, row) : this.reactions.take(tx, row)))) return false;
      const allowance = allowanceOf(actor.trustLevel as TrustLevel);
      const most = allowance.reactionsPerDay;
      if (isOn && !(await this.reactions.countToday(tx, row, { timeZone, most })))
        throw new ReactionsTooManyToday(allowance);
      await this.extras.changePost(tx, { communityId, id }, async () => {
        const counts = await this.reactions.countsOf(tx, id);
        return { reactions: counts.length > 0 ? counts : null };
      });
      const fact = isOn ? ReactionGiven : ReactionTaken;
      await this.facts.record(tx, fact, communityId, {
        postId: id,
        threadId,
        spaceId,
        authorId,
        memberId,
        kind,
      });
      return true;
    });
    if (!isChanged) return post;
    const changed = await this.reader.find(actor, id);
    if (!changed) throw new PostNotFound();
    return changed;
  }

  /** The kinds that the viewer gave to each of these posts, in their order; no statement for who is no member. */
  async ofViewer(actor: Actor, postIds: readonly string[]): Promise<string[][]> {
    if (actor.memberId === null) return postIds.map(() => []);
    const rows = await this.reactions.givenBy(actor.memberId, postIds);
    const byPost = new Map(rows.map((row) => [row.postId, row.kinds]));
    return postIds.map((id) => byPost.get(id) ?? []);
  }

  /** Latest first, a page for each of these published posts, in their order; one statement. Throws BadCursor. */
  async reactorPages(postIds: readonly string[], { kind, args }: ReactorsAsked): Promise<Page<ReactorRow>[]> {
    const windowOf = (postId: string) => pageWindow(this.cursors, `reactors/${postId}/${kind}`, args);
    const [first] = postIds.map(windowOf);
    if (!first) return [];
    const page = { kind, limit: first.limit + 1, edge: first.edge };
    const rows = KIND.test(kind) ? await this.reactions.reactorsOf(postIds, page) : [];
    return postIds.map((postId) => {
      const mine = rows.filter((row) => row.postId === postId);
      return toPage(windowOf(postId), mine, ({ givenAt, memberId }) => [givenAt, memberId]);
    });
  }
}
