import { defineFact } from '#platform';

/** A member chose otherwise, for himself alone. */
export const MemberPreferencesChanged = defineFact<{ memberId: string }>('identity.MemberPreferencesChanged');
