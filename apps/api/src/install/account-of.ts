import { type Actor, Forbidden } from '#platform';

/** The account of an operator. Throws Forbidden for an actor without one. */
export function accountOf(actor: Actor): string {
  if (actor.accountId === null) throw new Forbidden();
  return actor.accountId;
}
