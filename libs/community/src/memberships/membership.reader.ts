import { Injectable } from '@nestjs/common';
import { MemberService, Role } from '#identity';
import type { Actor } from '#platform';
import { CommunityService } from '../settings/community.service.js';
import type { Membership } from './membership.types.js';

/** Names the communities of an account. */
@Injectable()
export class MembershipReader {
  constructor(
    private readonly members: MemberService,
    private readonly communities: CommunityService,
  ) {}

  /** By name; two statements. */
  async list(actor: Actor): Promise<Membership[]> {
    const rows = await this.members.membershipsOf(actor);
    const rolesOf = new Map(rows.map(({ communityId, roles }) => [communityId, roles]));
    const communities = await this.communities.listByIds([...rolesOf.keys()]);
    return communities.map(({ id, slug, name }) => ({
      communitySlug: slug,
      communityName: name,
      roles: [Role.MEMBER, ...(rolesOf.get(id) ?? [])],
    }));
  }
}
