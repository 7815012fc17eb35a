import { Injectable } from '@nestjs/common';
import { lineOfText, SpaceNotFound } from '#identity';
import { type Actor, Database, FactLog, isUuid, newId, violatesUnique } from '#platform';
import { LONGEST_TITLE } from '../settings/community-changes.js';
import { SlugTaken } from '../settings/community.errors.js';
import { paragraphOf } from '../settings/paragraph.js';
import { slugOf } from '../settings/slug.js';
import type { SpaceRow, VisibilityName } from './space.entity.js';
import { SpaceChanged, SpaceVisibilityChanged } from './space.facts.js';
import { SpaceRepository } from './space.repository.js';

/** What of a space may change; absent or null is left as it is. */
export interface SpaceChanges {
  id: string;
  name?: string | null;
  description?: string | null;
  visibility?: VisibilityName | null;
}

/** Adds and changes spaces. */
@Injectable()
export class SpaceEditor {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly spaces: SpaceRepository,
  ) {}

  /** Throws SlugInvalid, SlugTaken, NameInvalid, SettingInvalid. Records SpaceVisibilityChanged. */
  async create(
    actor: Actor,
    input: { slug: string; name: string; description?: string | null; visibility: VisibilityName },
  ): Promise<SpaceRow> {
    const space = {
      id: newId(),
      communityId: actor.communityId,
      slug: slugOf(input.slug),
      name: lineOfText(input.name, 'name', LONGEST_TITLE),
      description: paragraphOf(input.description ?? '', 'description'),
      visibility: input.visibility,
      createdAt: new Date(),
    };
    try {
      return await this.database.transaction(async (tx) => {
        const row = await this.spaces.insert(tx, space);
        await this.facts.record(tx, SpaceVisibilityChanged, actor.communityId, { spaceId: row.id });
        return row;
      });
    } catch (error) {
      if (violatesUnique(error, 'space_community_id_slug_key')) throw new SlugTaken();
      throw error;
    }
  }

  /** Throws SpaceNotFound, NameInvalid, SettingInvalid. Records SpaceVisibilityChanged or SpaceChanged. */
  async update(actor: Actor, { id, name, description, visibility }: SpaceChanges): Promise<SpaceRow> {
    const { communityId } = actor;
    if (!isUuid(id)) throw new SpaceNotFound('id');
    return this.database.transaction(async (tx) => {
      const before = await this.spaces.lock(tx, communityId, id);
      if (!before) throw new SpaceNotFound('id');
      const after: SpaceRow = {
        ...before,
        name: name == null ? before.name : lineOfText(name, 'name', LONGEST_TITLE),
        description: description == null ? before.description : paragraphOf(description, 'description'),
        visibility: visibility ?? before.visibility,
      };
      await this.spaces.update(tx, after);
      const fact = after.visibility === before.visibility ? SpaceChanged : SpaceVisibilityChanged;
      await this.facts.record(tx, fact, communityId, { spaceId: id });
      return after;
    });
  }
}
