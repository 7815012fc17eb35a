import { defineFact } from '#platform';

/** Somebody became a member of the community. */
export const MemberJoined = defineFact<{ memberId: string }>('identity.MemberJoined');

/** A member lost the right to write. */
export const MemberSuspended = defineFact<{ memberId: string }>('identity.MemberSuspended');

/** A suspended member may write again. */
export const MemberReinstated = defineFact<{ memberId: string }>('identity.MemberReinstated');

/** A member's roles are not what they were. */
export const MemberRolesChanged = defineFact<{ memberId: string }>('identity.MemberRolesChanged');

/** What a member of the staff is to the brand is said otherwise. */
export const MemberTitleChanged = defineFact<{ memberId: string }>('identity.MemberTitleChanged');

/** A member is called otherwise. */
export const MemberRenamed = defineFact<{ memberId: string }>('identity.MemberRenamed');
