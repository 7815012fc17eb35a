import { type Actor, Forbidden, Unauthenticated } from '#platform';

/** The member who asks about himself. Throws Unauthenticated for a guest, Forbidden for an account that is no member here. */
export function requireMemberId(actor: Actor): string {
  if (actor.memberId !== null) return actor.memberId;
  throw actor.kind === 'anonymous' ? new Unauthenticated() : new Forbidden();
}
