import { Injectable } from '@nestjs/common';
import { BODY_MAX_CODE_POINTS, TITLE_MAX_CODE_POINTS } from '#protocol';
import { type Actor, Database, isUuid } from '#platform';
import { DiscussionAccess, requireWriter } from '../discussion-access.js';
import { PostReader } from '../post/post-reader.js';
import { isLongerThan, requireStorable } from '../text/source-text.js';
import { BodyTooLong, TitleTooLong } from '../text/text.errors.js';
import { DraftConflict, DraftPlaceInvalid, DraftsTooMany } from './draft.errors.js';
import { acceptPlace, type DraftKind, type DraftPlace } from './draft-place.js';
import { type DraftOwner, DraftRepository, type DraftRow } from './draft.repository.js';

/** Drafts that a member may keep. */
const MOST_DRAFTS = 100;

/** What a device wants to keep. */
export interface DraftToSave {
  place: { kind: DraftKind; id?: string | null };
  body: string;
  title?: string | null;
  spaceId?: string | null;
  /** The version that the device had before it; 0 for none. */
  version: number;
}

/** Texts on their way, shared by the devices of one member. Nobody else reads them: no method takes another's. */
@Injectable()
export class DraftService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftRepository,
    private readonly access: DiscussionAccess,
    private readonly posts: PostReader,
  ) {}

  /** Null for none. Throws DraftPlaceInvalid. */
  async find(actor: Actor, place: { kind: DraftKind; id?: string | null }): Promise<DraftRow | null> {
    return this.drafts.find(ownerOf(actor), acceptPlace(place));
  }

  /** Latest change first, all of them. */
  async list(actor: Actor): Promise<DraftRow[]> {
    return this.drafts.list(ownerOf(actor), MOST_DRAFTS);
  }

  /** The draft as it is kept. Throws DraftPlaceInvalid, DraftConflict, DraftsTooMany, BodyTooLong, TitleTooLong, what a column cannot store. */
  async save(actor: Actor, draft: DraftToSave): Promise<DraftRow> {
    const owner = ownerOf(actor);
    const place = acceptPlace(draft.place);
    const { body, version, title = null, spaceId = null } = draft;
    requireStorable(body, 'body');
    requireStorable(title ?? '', 'title');
    if (isLongerThan(body, BODY_MAX_CODE_POINTS)) throw new BodyTooLong();
    if (isLongerThan(title ?? '', TITLE_MAX_CODE_POINTS)) throw new TitleTooLong();
    await this.requireSeen(actor, place);
    const text = { title: title ?? '', body, spaceId: spaceId !== null && isUuid(spaceId) ? spaceId : null };
    const saved = await this.database.transaction(async (tx) => {
      if ((await this.drafts.countElsewhere(tx, owner, place)) >= MOST_DRAFTS)
        throw new DraftsTooMany(MOST_DRAFTS);
      return this.drafts.save(tx, owner, place, { ...text, version });
    });
    if (saved) return saved;
    const kept = await this.drafts.find(owner, place);
    // Another device sent or discarded it at this very moment: nothing is in the way any more.
    return kept ? Promise.reject(new DraftConflict(kept)) : this.save(actor, draft);
  }

  /** Throws DraftPlaceInvalid, and DraftConflict where it is at another version. One that is gone already is discarded. */
  async discard(
    actor: Actor,
    given: { place: { kind: DraftKind; id?: string | null }; version: number },
  ): Promise<null> {
    const owner = ownerOf(actor);
    const place = acceptPlace(given.place);
    const isGone = await this.database.transaction((tx) =>
      this.drafts.discard(tx, owner, place, given.version),
    );
    const kept = isGone ? null : await this.drafts.find(owner, place);
    if (kept) throw new DraftConflict(kept);
    return null;
  }

  /** A place that the actor cannot see is as one that does not exist. */
  private async requireSeen(actor: Actor, { kind, id }: DraftPlace): Promise<void> {
    if (kind === 'reply') {
      if (!(await this.access.findThread(actor, id))) throw new DraftPlaceInvalid();
    } else if (kind === 'answer' || kind === 'edit') {
      const post = await this.posts.find(actor, id);
      if (!post || (kind === 'edit' && !post.isOwn)) throw new DraftPlaceInvalid();
    } else if (acceptPlace({ kind }).id !== id) {
      const visible = await this.access.visibleSpaceIds(actor);
      if (!visible.includes(id)) throw new DraftPlaceInvalid();
    }
  }
}

function ownerOf(actor: Actor): DraftOwner {
  return { communityId: actor.communityId, memberId: requireWriter(actor) };
}
