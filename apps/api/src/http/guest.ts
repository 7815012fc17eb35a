import type { FastifyRequest } from 'fastify';

/** Nobody in particular, by what was sent: the same is answered to everybody who is nobody. */
export function isGuest({ headers, parvis }: FastifyRequest): boolean {
  return (
    headers.authorization === undefined && headers.cookie === undefined && parvis.actor.kind === 'anonymous'
  );
}
