import { isOwnOrigin } from '#platform';
import type { FastifyRequest } from 'fastify';

/**
 * True where the browser says that the request comes from one of our own pages, or where it is a plain navigation. A
 * cookie counts only then: it is what stands between a hostile page and a signed-in visitor.
 */
export function isSameOriginRequest(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) return isOwnOrigin(origin, request.headers.host, publicUrl);
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  return site === undefined || site === 'same-origin' || site === 'none';
}
