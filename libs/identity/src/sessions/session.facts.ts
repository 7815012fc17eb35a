import { defineFact } from '#platform';

/** Sessions ended before their time: whatever they hold open closes. */
export const SessionsRevoked = defineFact<{ sessionIds: string[] }>('identity.SessionsRevoked');

/** A refresh token came back after its successor: it was copied, and the session is over for both holders. */
export const SessionTokenReused = defineFact<{ sessionId: string; accountId: string | null }>(
  'identity.SessionTokenReused',
);

/** An admin ended a member's sessions in the community; those sessions go on elsewhere. */
export const MemberSessionsEnded = defineFact<{ memberId: string; endedBy: string | null }>(
  'identity.MemberSessionsEnded',
);
