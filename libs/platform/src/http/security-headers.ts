import type { FastifyInstance } from 'fastify';

/**
 * Constant headers of every answer; routes that need others set them themselves. What depends on the viewer is never
 * stored by anybody on the way.
 */
export function useSecurityHeaders(fastify: FastifyInstance, isHttps: boolean): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    setDefault('referrer-policy', 'strict-origin-when-cross-origin');
    setDefault('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    setDefault('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    setDefault('cross-origin-opener-policy', 'same-origin');
    setDefault('cross-origin-resource-policy', 'same-site');
    setDefault('cache-control', 'private, no-store');
    if (isHttps) setDefault('strict-transport-security', 'max-age=31536000');
    done();

    function setDefault(name: string, value: string): void {
      if (!reply.hasHeader(name)) reply.header(name, value);
    }
  });
}
