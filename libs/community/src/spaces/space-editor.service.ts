import { Injectable } from '@nestjs/common';
import { lineOfText, SpaceNotFound } from '#identity';
import { type Actor, Database, FactLog, newId, type Tx, violatesUnique } from '#platform';
import { LONGEST_TITLE } from '../settings/community-changes.js';
import { SlugTaken, SpaceFixed } from '../settings/community.errors.js';
import { paragraphOf } from '../settings/paragraph.js';
import { slugOf } from '../settings/slug.js';
import type { SpaceKindName, SpaceRow, TagRuleName, VisibilityName } from './space.entity.js';
import { SpaceChanged, SpaceVisibilityChanged } from './space.facts.js';
import { SpaceNesting } from './space-nesting.js';
import { SpaceRepository } from './space.repository.js';

/** A space to add. */
export interface SpaceToCreate {
  slug: string;
  name: string;
  description?: string | null;
  visibility: VisibilityName;
  kind?: SpaceKindName | null;
  parentId?: string | null;
  tagRule?: TagRuleName | null;
}

/** What of a space may change; absent or null is left as it is. An empty `parentId` lists it by itself. */
export interface SpaceChanges {
  id: string;
  name?: string | null;
  description?: string | null;
  visibility?: VisibilityName | null;
  kind?: SpaceKindName | null;
  parentId?: string | null;
  tagRule?: TagRuleName | null;
}

/** Adds and changes spaces. */
@Injectable()
export class SpaceEditor {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly spaces: SpaceRepository,
    private readonly nesting: SpaceNesting,
  ) {}

  /** Throws SlugInvalid, SlugTaken, NameInvalid, SettingInvalid, SpaceNotFound, SpaceNestingInvalid. Records SpaceVisibilityChanged. */
  async create(actor: Actor, input: SpaceToCreate): Promise<SpaceRow> {
    const { communityId } = actor;
    const space = {
      id: newId(),
      communityId,
      slug: slugOf(input.slug),
      name: lineOfText(input.name, 'name', LONGEST_TITLE),
      description: paragraphOf(input.description ?? '', 'description'),
      visibility: input.visibility,
      kind: input.kind ?? 'discussion',
      parentId: input.parentId || null,
      tagRule: input.tagRule ?? 'managed',
      createdAt: new Date(),
    };
    try {
      return await this.database.transaction(async (tx) => {
        await this.nesting.requireFits(tx, space);
        const row = await this.spaces.insert(tx, space);
        await this.facts.record(tx, SpaceVisibilityChanged, communityId, { spaceId: row.id });
        return row;
      });
    } catch (error) {
      if (violatesUnique(error, 'space_community_id_slug_key')) throw new SlugTaken();
      throw error;
    }
  }

  /**
   * Where a space gets narrower, so do those listed under it. Throws SpaceNotFound, NameInvalid, SettingInvalid,
   * SpaceNestingInvalid, SpaceFixed. Records SpaceVisibilityChanged or SpaceChanged.
   */
  async update(actor: Actor, changes: SpaceChanges): Promise<SpaceRow> {
    const { communityId } = actor;
    return this.database.transaction(async (tx) => {
      const before = await this.nesting.lock(tx, communityId, changes.id);
      if (!before) throw new SpaceNotFound('id');
      const after = changed(before, changes);
      if (before.holdsConversations) requireSameCircle(before, after);
      const children = await this.spaces.lockChildren(tx, before.id);
      if (after.parentId !== before.parentId || after.visibility !== before.visibility)
        await this.nesting.requireFits(tx, after, children);
      await this.write(tx, before, after);
      for (const child of children) await this.write(tx, child, this.nesting.narrowed(child, after));
      return after;
    });
  }

  private async write(tx: Tx, before: SpaceRow, after: SpaceRow): Promise<void> {
    if (after === before) return;
    await this.spaces.update(tx, after);
    const fact = after.visibility === before.visibility ? SpaceChanged : SpaceVisibilityChanged;
    await this.facts.record(tx, fact, after.communityId, { spaceId: after.id });
  }
}

/** The space for conversations has another name at most. Throws SpaceFixed. */
function requireSameCircle(before: SpaceRow, after: SpaceRow): void {
  const fixed = ['visibility', 'kind', 'parentId', 'tagRule'] as const;
  const field = fixed.find((each) => before[each] !== after[each]);
  if (field) throw new SpaceFixed(field);
}

function changed(before: SpaceRow, changes: SpaceChanges): SpaceRow {
  const { name, description, parentId } = changes;
  return {
    ...before,
    name: name == null ? before.name : lineOfText(name, 'name', LONGEST_TITLE),
    description: description == null ? before.description : paragraphOf(description, 'description'),
    visibility: changes.visibility ?? before.visibility,
    kind: changes.kind ?? before.kind,
    parentId: parentId == null ? before.parentId : parentId || null,
    tagRule: changes.tagRule ?? before.tagRule,
  };
}
