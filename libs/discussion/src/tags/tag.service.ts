import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid, moderatesSpace, type Tx } from '#platform';
import { CommunityService, type SpaceRow, SpaceService } from '#community';
import { DiscussionAccess, isOwn, requireWriter } from '../discussion-access.js';
import { TagChanged } from '../discussion.facts.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { EditWindowClosed } from '../post/post.errors.js';
import { ThreadLocked, ThreadNotFound } from '../thread/thread.errors.js';
import type { TagCreateInput, TagMergeInput, TagUpdateInput, ThreadTagInput } from './tag.inputs.js';
import { TagNameTaken, TagNotAllowed, TagNotFound } from './tag.errors.js';
import type { TagRow } from './tag.entity.js';
import { acceptTag, acceptTags, foldTag, type TagName } from './tag-name.js';
import { type CountedTagRow, TagRepository } from './tag.repository.js';
import { acceptTagDescription } from './tag-description.js';

const MOST_LISTED = 100;

/** Tags: a community's list of them, and those of its threads. */
@Injectable()
export class TagService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly tags: TagRepository,
    private readonly access: DiscussionAccess,
    private readonly spaces: SpaceService,
    private readonly extras: ExtrasWriter,
    private readonly communities: CommunityService,
  ) {}

  /** Most used first, at most 100; counts are of threads the actor may see, and unmanaged tags without any are absent. */
  async list(
    actor: Actor,
    wish: { startingWith?: string | null; first?: number | null },
  ): Promise<CountedTagRow[]> {
    const limit = Math.min(Math.max(wish.first ?? MOST_LISTED, 1), MOST_LISTED);
    const beginning = foldTag(wish.startingWith ?? '');
    return this.tags.list(actor.communityId, await this.access.visibleSpaceIds(actor), { beginning, limit });
  }

  /** By a name it has or had, or its name in addresses; null for one that nothing visible has and that is on no list. */
  async find(actor: Actor, name: string): Promise<CountedTagRow | null> {
    return this.tags.find(actor.communityId, await this.access.visibleSpaceIds(actor), foldTag(name));
  }

  /** Those that staff keep a list of, or that the space lets members add. Throws TagNotAllowed. */
  async requireAllowed(space: SpaceRow, names: readonly TagName[]): Promise<void> {
    if (names.length === 0) return;
    if (space.tagRule === 'none') throw new TagNotAllowed();
    if (space.tagRule === 'free') return;
    const known = await this.tags.byNames(
      space.communityId,
      names.map(({ folded }) => folded),
    );
    if (names.some(({ folded }) => !known.get(folded)?.isManaged)) throw new TagNotAllowed();
  }

  /**
   * The author within the edit window of the thread's opening, staff any time. Throws ThreadNotFound, ThreadLocked,
   * EditWindowClosed, TagInvalid, TagNotAllowed. Records ThreadChanged.
   */
  async tagThread(actor: Actor, input: ThreadTagInput): Promise<string> {
    requireWriter(actor);
    const names = acceptTags(input.tags);
    const found = await this.access.findThread(actor, input.threadId);
    if (!found) throw new ThreadNotFound();
    const { thread } = found;
    const moderates = moderatesSpace(actor, thread.spaceId);
    if (!moderates && !isOwn(actor, thread)) throw new ThreadNotFound();
    const { editWindowMinutes } = await this.communities.requireById(actor.communityId);
    const isOld = Date.now() - thread.createdAt.getTime() > editWindowMinutes * 60_000;
    if (!moderates && isOld) throw new EditWindowClosed(editWindowMinutes);
    if (!moderates && thread.isLocked) throw new ThreadLocked();
    const [space] = await this.spaces.spacesByIds(actor, [thread.spaceId]);
    if (!space) throw new ThreadNotFound();
    await this.requireAllowed(space, names);
    const { communityId } = actor;
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, { communityId, id: thread.id }, async () => {
        const chosen = await this.claimAll(tx, communityId, names);
        await this.tags.setThreadTags(tx, communityId, { id: thread.id, tagIds: chosen.map(({ id }) => id) });
        return { tags: chosen.length > 0 ? chosen.map(({ name }) => name) : null };
      }),
    );
    return thread.id;
  }

  /** The tags of these names, made where there are none yet; in the order given, each once. */
  async claimAll(tx: Tx, communityId: string, names: readonly TagName[]): Promise<TagRow[]> {
    const byName = new Map<string, TagRow>();
    // In one order, so that two threads that take the same new tags wait instead of meeting head-on.
    for (const name of names.toSorted((one, other) => (one.folded < other.folded ? -1 : 1)))
      byName.set(name.folded, await this.tags.claim(tx, communityId, name));
    const claimed = names.map(({ folded }) => byName.get(folded) as TagRow);
    return [...new Map(claimed.map((tag) => [tag.id, tag])).values()];
  }

  /** A tag that came with threads is taken onto the list. Throws TagInvalid, TagNameTaken. */
  async create(actor: Actor, input: TagCreateInput): Promise<CountedTagRow> {
    const name = acceptTag(input.name);
    const description = acceptTagDescription(input.description ?? '');
    const { communityId } = actor;
    await this.database.transaction(async (tx) => {
      const tag = await this.tags.claim(tx, communityId, name);
      if (tag.isManaged) throw new TagNameTaken();
      const threadIds = await this.tags.lockThreadsOf(tx, tag.id);
      await this.tags.update(tx, { ...tag, name: name.name, description, isManaged: true });
      if (threadIds.length > 0 && tag.name !== name.name) await this.tags.retell(tx, threadIds);
      await this.facts.record(tx, TagChanged, communityId, { tagId: tag.id });
    });
    return this.require(actor, name.folded);
  }

  /**
   * Threads keep the tag, and its old name leads to it. One that leaves the list stays on its threads. Throws
   * TagNotFound, TagInvalid, TagNameTaken. Records TagChanged, and ThreadChanged for each thread whose tag is called
   * otherwise.
   */
  async update(actor: Actor, input: TagUpdateInput): Promise<CountedTagRow> {
    const { communityId } = actor;
    const wanted = input.name == null ? null : acceptTag(input.name);
    const description = input.description == null ? null : acceptTagDescription(input.description);
    const after = await this.database.transaction(async (tx) => {
      const tag = isUuid(input.id) ? await this.tags.lock(tx, communityId, input.id) : null;
      if (!tag) throw new TagNotFound();
      if (wanted && (await this.tags.claim(tx, communityId, wanted, tag.id)).id !== tag.id)
        throw new TagNameTaken();
      const next = {
        ...tag,
        name: wanted?.name ?? tag.name,
        description: description ?? tag.description,
        isManaged: input.isManaged ?? tag.isManaged,
      };
      const threadIds = next.name === tag.name ? [] : await this.tags.lockThreadsOf(tx, tag.id);
      await this.tags.update(tx, next);
      if (threadIds.length > 0) await this.tags.retell(tx, threadIds);
      await this.facts.record(tx, TagChanged, communityId, { tagId: tag.id });
      return next;
    });
    return (await this.find(actor, after.name)) ?? { ...after, threadCount: 0 };
  }

  /**
   * Threads of the first have the second from now on, and so do its names. Merged before, it is the same answer. Throws
   * TagNotFound. Records TagChanged, and ThreadChanged for each thread.
   */
  async merge(actor: Actor, { id, intoId }: TagMergeInput): Promise<CountedTagRow> {
    const { communityId } = actor;
    if (!isUuid(id) || id === intoId) throw new TagNotFound('id');
    if (!isUuid(intoId)) throw new TagNotFound('intoId');
    const target = await this.database.transaction(async (tx) => {
      // In one order, so that two that merge each other wait instead of meeting head-on.
      const rows = new Map<string, TagRow | null>();
      for (const each of [id, intoId].toSorted()) rows.set(each, await this.tags.lock(tx, communityId, each));
      const [from, into] = [rows.get(id), rows.get(intoId)];
      if (!into) throw new TagNotFound('intoId');
      if (!from) throw new TagNotFound('id');
      const threadIds = await this.tags.lockThreadsOf(tx, id);
      await this.tags.merge(tx, id, intoId);
      if (threadIds.length > 0) await this.tags.retell(tx, threadIds);
      await this.facts.record(tx, TagChanged, communityId, { tagId: intoId });
      return into;
    });
    return (await this.find(actor, target.name)) ?? { ...target, threadCount: 0 };
  }

  private async require(actor: Actor, folded: string): Promise<CountedTagRow> {
    const tag = await this.find(actor, folded);
    if (!tag) throw new TagNotFound();
    return tag;
  }
}
