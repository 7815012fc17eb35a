import { defineFact } from '#platform';

/** An admin invited the owner of an address to the staff. */
export const InvitationSent = defineFact<{ invitationId: string; sentBy: string | null }>(
  'identity.InvitationSent',
);

/** An admin took an invitation back. */
export const InvitationCancelled = defineFact<{ invitationId: string; cancelledBy: string | null }>(
  'identity.InvitationCancelled',
);

/** Somebody took an invitation up. */
export const InvitationAccepted = defineFact<{ invitationId: string; memberId: string }>(
  'identity.InvitationAccepted',
);
