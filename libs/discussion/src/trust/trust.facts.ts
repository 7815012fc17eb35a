import { defineFact } from '#platform';

/** A community's levels ask otherwise. */
export const TrustPolicyChanged = defineFact<object>('discussion.TrustPolicyChanged');
