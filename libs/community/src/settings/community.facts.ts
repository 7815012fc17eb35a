import { defineFact } from '#platform';

/** The community's settings are not what they were. */
export const CommunityUpdated = defineFact<Record<string, never>>('community.CommunityUpdated');
