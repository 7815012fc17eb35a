import { Injectable } from '@nestjs/common';
import { SpaceService } from '#community';
import { MemberService, requireMemberId } from '#identity';
import {
  type Actor,
  CursorCodec,
  Database,
  isUuid,
  NotFound,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { DiscussionAccess } from '../discussion-access.js';
import { foldedTagOf } from '../tags/tag-name.js';
import type { FollowKindName, FollowLevelName } from './follow.entity.js';
import { FollowLevelInvalid, FollowsOneself, FollowTargetInvalid, TooManyFollows } from './follow.errors.js';
import { FollowRepository, type FollowRow, type FollowTarget } from './follow.repository.js';

/** Things that one member may choose a level for. What he writes in is followed beyond that. */
const MOST_FOLLOWS = 5_000;

/** What is to be followed, as a caller says it. */
export interface FollowRequest {
  kind: FollowKindName;
  id?: string | null;
  tag?: string | null;
  level: FollowLevelName;
}

/** What members follow, and how closely. */
@Injectable()
export class FollowService {
  constructor(
    private readonly database: Database,
    private readonly follows: FollowRepository,
    private readonly access: DiscussionAccess,
    private readonly spaces: SpaceService,
    private readonly members: MemberService,
    private readonly cursors: CursorCodec,
  ) {}

  /** Latest first, of what the actor may still see. Throws Unauthenticated, Forbidden for who is no member here. */
  async page(actor: Actor, args: PageArgs): Promise<Page<FollowRow>> {
    const window = pageWindow(this.cursors, `follows/${requireMemberId(actor)}`, args);
    return toPage(window, await this.follows.page(actor, window), (row) => [row.id]);
  }

  /**
   * An explicit choice, which nothing that the member writes overrides. Null for NORMAL. Throws NotFound for a target
   * that the actor may not see, FollowTargetInvalid, FollowLevelInvalid, FollowsOneself, TooManyFollows.
   */
  async set(actor: Actor, request: FollowRequest): Promise<FollowRow | null> {
    const memberId = requireMemberId(actor);
    const { kind, level } = request;
    if (level === 'watching_first' && kind !== 'space' && kind !== 'tag') throw new FollowLevelInvalid();
    const target = await this.targetOf(actor, request);
    const member = { communityId: actor.communityId, memberId };
    return this.database.transaction(async (tx) => {
      // A thread is followed by writing in it: that one does not want it has to be remembered.
      if (level === 'normal' && kind !== 'thread') {
        await this.follows.remove(tx, member, target);
        return null;
      }
      const row = await this.follows.put(tx, member, target, { level, most: MOST_FOLLOWS });
      if (!row) throw new TooManyFollows(MOST_FOLLOWS);
      return level === 'normal' ? null : row;
    });
  }

  /** The actor's own level for a tag; null where nothing was chosen. One statement, none for guests. */
  async levelOfTag({ communityId, memberId }: Actor, tag: string): Promise<FollowLevelName | null> {
    const folded = foldedTagOf(tag);
    if (memberId === null || folded === null) return null;
    return this.follows.levelOfTag({ communityId, memberId }, folded);
  }

  /** The actor's own level for each of these threads, spaces or members; one statement, none for guests. */
  async levelsOf(actor: Actor, ids: readonly string[]): Promise<Map<string, FollowLevelName>> {
    if (actor.memberId === null) return new Map();
    const rows = await this.follows.levelsOf(actor.memberId, ids);
    return new Map(rows.map(({ targetId, level }) => [targetId, level]));
  }

  private async targetOf(actor: Actor, { kind, id, tag }: FollowRequest): Promise<FollowTarget> {
    if (kind === 'tag') {
      const folded = tag == null ? null : foldedTagOf(tag);
      if (folded === null || id != null) throw new FollowTargetInvalid('tag');
      return { kind, targetId: null, tag: folded };
    }
    if (id == null || tag != null) throw new FollowTargetInvalid('id');
    if (!isUuid(id)) throw new NotFound();
    const targetId = id.toLowerCase();
    if (kind === 'member' && targetId === actor.memberId) throw new FollowsOneself();
    if (!(await this.isThere(actor, kind, targetId))) throw new NotFound();
    return { kind, targetId, tag: null };
  }

  private async isThere(actor: Actor, kind: 'thread' | 'space' | 'member', id: string): Promise<boolean> {
    if (kind === 'thread') return (await this.access.findThread(actor, id)) !== null;
    if (kind === 'space') return (await this.spaces.spacesByIds(actor, [id])).length === 1;
    return (await this.members.publicByIds(actor.communityId, [id])).length === 1;
  }
}
