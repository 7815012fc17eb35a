import type { FastifyRequest } from 'fastify';

/** True where the Origin names this very install: PUBLIC_URL where set, else the host that was asked. */
export function isOwnOrigin(
  origin: string,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin);
  if (publicUrl && asked.origin === new URL(publicUrl).origin) return true;
  return !publicUrl && asked.host === host;
}

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
