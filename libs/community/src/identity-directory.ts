import { Injectable } from '@nestjs/common';
import { CommunityDirectory, type Letterhead, type SsoKeyUse, type SsoTrust } from '#identity';
import type { Tx } from '#platform';
import { CommunityService } from './settings/community.service.js';
import { SsoKeyService } from './sso-keys/sso-key.service.js';

/** Answers what identity must know of a community. */
@Injectable()
export class IdentityDirectory extends CommunityDirectory {
  constructor(
    private readonly communities: CommunityService,
    private readonly keys: SsoKeyService,
  ) {
    super();
  }

  async letterheadOf(communityId: string): Promise<Letterhead> {
    const { slug, name, defaultLocale } = await this.communities.requireById(communityId);
    return { slug, name, defaultLocale };
  }

  async ssoTrustOf(communityId: string): Promise<SsoTrust> {
    const { slug, acceptsSsoRoles } = await this.communities.requireById(communityId);
    return { audience: slug, acceptsRoles: acceptsSsoRoles, ...(await this.keys.ringOf(communityId)) };
  }

  async noteSsoKeyUse(tx: Tx, use: SsoKeyUse): Promise<void> {
    await this.keys.noteUse(tx, use);
  }
}
