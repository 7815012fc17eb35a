import { defineFact } from '#platform';

/** Sessions ended before their time: whatever they hold open closes. */
export const SessionsRevoked = defineFact<{ sessionIds: string[] }>('identity.SessionsRevoked');
