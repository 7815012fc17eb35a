import type { FastifyRequest } from 'fastify';

const HOSTED_PATH = /^\/c\/([a-z0-9-]{1,63})(?:[/?#]|$)/;

/** Which community a request is about: the path of a hosted page, else `?community=`. */
export function communitySlugOf(request: FastifyRequest): string | null {
  const onPath = HOSTED_PATH.exec(request.url)?.[1];
  if (onPath) return onPath;
  const { community } = request.query as { community?: unknown };
  return typeof community === 'string' && /^[a-z0-9-]{1,63}$/.test(community) ? community : null;
}
