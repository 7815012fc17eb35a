import { Injectable } from '@nestjs/common';
import { CommunityService, ConversationSpaceService, type SpaceRow } from '#community';
import { MemberNotFound, MemberService, Permission, requireMemberId } from '#identity';
import {
  type Actor,
  actorCan,
  CursorCodec,
  Forbidden,
  moderatesSpace,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { requireWriter } from '../discussion-access.js';
import type { Thread } from '../graphql/thread.types.js';
import { type OpenedThread, ThreadOpeningService } from '../thread/thread-opening.service.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { Viewing } from '../viewing.js';
import {
  ConversationMemberInvalid,
  ConversationsClosed,
  ConversationsTooMany,
  MOST_CONVERSATIONS_A_DAY,
} from './conversation.errors.js';
import type { ConversationOpenInput, ConversationOpenWithInput } from './conversation.inputs.js';
import { ConversationRepository, type ConversationWish } from './conversation.repository.js';

/** Threads between one member and the brand: opened and listed. Reading and answering them is as of any thread. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly spaces: ConversationSpaceService,
    private readonly communities: CommunityService,
    private readonly members: MemberService,
    private readonly opening: ThreadOpeningService,
    private readonly viewing: Viewing,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * A member writes to the brand. Throws ConversationsClosed, ConversationsTooMany, and what the opening of any thread is
   * refused for. Records PostPublished or PostHeld.
   */
  async open(actor: Actor, input: ConversationOpenInput): Promise<OpenedThread> {
    const memberId = requireWriter(actor);
    return this.opening.openIn(actor, {
      input,
      where: `conversation/${memberId}`,
      find: async () => {
        const { offersConversations } = await this.communities.requireById(actor.communityId);
        if (!offersConversations) throw new ConversationsClosed();
        return {
          space: await this.spaces.findOrMake(actor.communityId),
          privateWith: memberId,
          before: async (tx) => {
            const begun = await this.conversations.begunToday(tx, memberId, input.idempotencyKey);
            if (begun >= MOST_CONVERSATIONS_A_DAY) throw new ConversationsTooMany();
          },
        };
      },
    });
  }

  /**
   * Staff write to a member, whether or not members may begin. Throws Forbidden for who does not moderate conversations,
   * MemberNotFound, ConversationMemberInvalid, and what the opening of any thread is refused for.
   */
  async openWith(actor: Actor, { memberId, ...input }: ConversationOpenWithInput): Promise<OpenedThread> {
    requireWriter(actor);
    const { communityId } = actor;
    return this.opening.openIn(actor, {
      input,
      where: `conversation/${memberId.toLowerCase()}`,
      find: async () => {
        const space = await this.requireModerated(actor);
        const [member] = await this.members.recordsByIds(communityId, [memberId]);
        if (!member) throw new MemberNotFound();
        if (member.state !== 'active' || member.id === actor.memberId)
          throw new ConversationMemberInvalid('memberId');
        return {
          space,
          privateWith: member.id,
          after: (tx, threadId) =>
            this.conversations.follow(tx, { communityId, memberId: member.id, threadId }),
        };
      },
    });
  }

  /** The actor's own, latest activity first; one statement. Throws Unauthenticated, Forbidden, BadCursor. */
  async pageOfOwn(actor: Actor, args: PageArgs): Promise<Page<Thread>> {
    const member = { communityId: actor.communityId, memberId: requireMemberId(actor) };
    const window = pageWindow(this.cursors, `conversations/of/${member.memberId}`, args);
    const rows = await this.conversations.pageOf(member, window.edge, window.limit + 1);
    const keys = new Map(rows.map((row) => [row.id, [row.activityKey, row.id]]));
    return toPage(window, await this.viewing.threads(actor, rows), ({ id }) => keys.get(id) ?? []);
  }

  /** All of the brand's: those that wait for it first, then latest activity first; two statements. Throws Forbidden. */
  async pageOfBrand(actor: Actor, wish: ConversationWish, args: PageArgs): Promise<Page<Thread>> {
    const space = await this.spaces.find(actor.communityId);
    if (!this.reads(actor, space)) throw new Forbidden();
    const window = pageWindow(
      this.cursors,
      `conversations/in/${actor.communityId}/${wish.awaitsBrand ?? 'all'}`,
      args,
    );
    const rows = space ? await this.conversations.pageIn(space.id, wish, window.edge, window.limit + 1) : [];
    const keys = new Map(rows.map((row) => [row.id, keyOf(row)]));
    return toPage(window, await this.viewing.threads(actor, rows), ({ id }) => keys.get(id) ?? []);
  }

  /** True for the staff who read all of the brand's conversations. */
  async readsAll(actor: Actor): Promise<boolean> {
    return this.reads(actor, await this.spaces.find(actor.communityId));
  }

  /** Which of these threads are conversations with the actor: one statement, none for who is no member. */
  async ownAmong(actor: Actor, threadIds: readonly string[]): Promise<Set<string>> {
    if (actor.memberId === null || threadIds.length === 0) return new Set();
    return new Set(await this.conversations.ownAmong(actor.memberId, threadIds));
  }

  /** The space for conversations, for who moderates there. Throws Forbidden. */
  async requireModerated(actor: Actor): Promise<SpaceRow> {
    const known = await this.spaces.find(actor.communityId);
    if (!moderatesIn(actor, known)) throw new Forbidden();
    return known ?? this.spaces.findOrMake(actor.communityId);
  }

  /** True for who may write to a member, as openWith has it. One statement at most. */
  async mayOpenWith(actor: Actor): Promise<boolean> {
    if (actor.memberId === null || !actorCan(actor, Permission.ThreadModerate)) return false;
    return this.moderates(actor);
  }

  /** True for who moderates conversations, whether or not there are any yet. No statement for who moderates everything. */
  async moderates(actor: Actor): Promise<boolean> {
    if (actor.moderatedSpaceIds === 'all') return true;
    return moderatesIn(actor, await this.spaces.find(actor.communityId));
  }

  private reads(actor: Actor, space: SpaceRow | null): boolean {
    return space ? this.spaces.isStaffOf(actor, space) : actor.moderatedSpaceIds === 'all';
  }
}

function moderatesIn(actor: Actor, space: SpaceRow | null): boolean {
  return space ? moderatesSpace(actor, space.id) : actor.moderatedSpaceIds === 'all';
}

function keyOf({ awaitsBrand, activityKey, id }: ThreadRow): string[] {
  return [String(awaitsBrand), activityKey, id];
}
