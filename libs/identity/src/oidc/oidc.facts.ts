import { defineFact } from '#platform';

/** Where a community's people may sign in changed. `by` is the member who did it. */
export const OidcProviderChanged = defineFact<{
  oidcProviderId: string;
  change: 'added' | 'changed' | 'removed';
  by: string | null;
}>('identity.OidcProviderChanged');

/** A person of a provider was pinned to a member: by the member's own confirmation, or as a newcomer. */
export const OidcIdentityLinked = defineFact<{
  oidcProviderId: string;
  memberId: string;
  isNewcomer: boolean;
}>('identity.OidcIdentityLinked');
