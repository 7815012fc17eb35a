import type { Tx } from '#platform';
import type { SsoKeyUse, SsoTrust } from './sso/sso-trust.js';

/** How letters name a community. */
export interface Letterhead {
  slug: string;
  name: string;
  defaultLocale: string;
}

/** What this room must ask about a community. The community room answers it: knowledge does not flow back by import. */
export abstract class CommunityDirectory {
  /** Throws NotFound. */
  abstract letterheadOf(communityId: string): Promise<Letterhead>;

  /** Whose tokens the community accepts. Throws NotFound. */
  abstract ssoTrustOf(communityId: string): Promise<SsoTrust>;

  /** A key has just let somebody in; written at most once a minute. */
  abstract noteSsoKeyUse(tx: Tx, use: SsoKeyUse): Promise<void>;
}
