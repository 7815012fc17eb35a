import { Injectable } from '@nestjs/common';
import { isUuid, NotFound } from '#platform';
import { CommunityCache } from './community-cache.js';
import type { CommunityRow } from './community.entity.js';
import { CommunityRepository } from './community.repository.js';
import { isSlug } from './slug.js';

/** Reads about communities. */
@Injectable()
export class CommunityService {
  private readonly cache = new CommunityCache();

  constructor(private readonly communities: CommunityRepository) {}

  /** At most two seconds old; a change made by this process shows at once. */
  async findBySlug(slug: string): Promise<CommunityRow | null> {
    if (!isSlug(slug)) return null;
    return this.cache.get(slug, () => this.communities.findBySlug(slug));
  }

  /** At most two seconds old. Throws NotFound. */
  async requireById(id: string): Promise<CommunityRow> {
    const row = isUuid(id) ? await this.cache.get(id, () => this.communities.findById(id)) : null;
    if (!row) throw new NotFound();
    return row;
  }

  /** Those of the ids that exist, by name; one statement. */
  async listByIds(ids: readonly string[]): Promise<CommunityRow[]> {
    return ids.length === 0 ? [] : this.communities.findByIds(ids);
  }

  /** Every community of the install, by slug: for the install's own work, never for a request. */
  async list(): Promise<CommunityRow[]> {
    return this.communities.list();
  }

  /** Forgets what this process has read, after a change. */
  forget(): void {
    this.cache.drop();
  }
}
