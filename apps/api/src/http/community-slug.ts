import type { FastifyRequest } from 'fastify';

const SLUG = /^[a-z0-9-]{1,63}$/;

/**
 * Which community a request is about: the one its route names, else `?community=`. It is read where the pages read it,
 * after the router's own decoding: of an address that says both, they and the gate must never understand two things.
 */
export function communitySlugOf(request: FastifyRequest): string | null {
  const { community: onPath } = (request.params ?? {}) as { community?: unknown };
  const { community: asked } = (request.query ?? {}) as { community?: unknown };
  const slug = onPath ?? asked;
  return typeof slug === 'string' && SLUG.test(slug) ? slug : null;
}
