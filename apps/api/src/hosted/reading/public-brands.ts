import { Injectable } from '@nestjs/common';
import { CommunityService, SpaceService } from '#community';
import { anonymousPermissions } from '#identity';
import { anonymousActor } from '#platform';
import { brandOf } from '../http/page-frames.js';
import type { BrandView } from '../views.js';

/** Communities that the install may name to anybody: those with a space that anybody may enter. */
@Injectable()
export class PublicBrands {
  constructor(
    private readonly communities: CommunityService,
    private readonly spaces: SpaceService,
  ) {}

  async list(): Promise<BrandView[]> {
    const rows = await this.communities.list();
    const counts = await Promise.all(
      rows.map(async (row) => (await this.spaces.visibleIds(anybodyIn(row.id))).length),
    );
    return rows.filter((_, index) => (counts[index] ?? 0) > 0).map(brandOf);
  }
}

/** Somebody who is not signed in. */
export function anybodyIn(communityId: string): ReturnType<typeof anonymousActor> {
  return anonymousActor(communityId, anonymousPermissions());
}
