import { defineFact } from '#platform';

/** A member blocks or mutes somebody else than before. Says whose list it is, never who is on it. */
export const MemberRelationsChanged = defineFact<{ memberId: string }>('identity.MemberRelationsChanged');
