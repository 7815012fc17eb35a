import { defineFact } from '#platform';

/** A member stands at another level: by measure, or because staff said so. */
export const MemberTrustChanged = defineFact<{ memberId: string; fromLevel: number; toLevel: number }>(
  'identity.MemberTrustChanged',
);
