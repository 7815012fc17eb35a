/** How far a community has come to know a member, 0 to 4. */
export const TRUST_LEVELS = [0, 1, 2, 3, 4] as const;

/** One of TRUST_LEVELS. */
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/** Who speaks for the brand is known already. */
export const STAFF_TRUST: TrustLevel = 4;

/** The level that counts: what staff pinned goes before what was measured, and staff stand at the top. */
export function effectiveTrust(row: {
  trustLevel: number | null;
  trustPinned: number | null;
  isStaff: boolean;
}): TrustLevel {
  if (row.isStaff) return STAFF_TRUST;
  return (row.trustPinned ?? row.trustLevel ?? 0) as TrustLevel;
}
