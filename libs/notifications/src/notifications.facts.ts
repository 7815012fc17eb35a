import { defineFact } from '#platform';

/** Members have something new on their list: at most 500 of them, and never what. */
export const NoticesWritten = defineFact<{ memberIds: readonly string[] }>('notifications.NoticesWritten');

/** A member has read or looked at what was on the list. */
export const NoticesRead = defineFact<{ memberId: string }>('notifications.NoticesRead');
