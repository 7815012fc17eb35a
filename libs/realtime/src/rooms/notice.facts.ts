import { defineFact } from '#platform';

/** Known by name only: reactors do not import each other, the log is what they share. */
export const NoticesWritten = defineFact<{ memberIds: readonly string[] }>('notifications.NoticesWritten');

/** Known by name only, as NoticesWritten. */
export const NoticesRead = defineFact<{ memberId: string }>('notifications.NoticesRead');
