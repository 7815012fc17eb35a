import { type OpenSpan, openSpan } from '#platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What machines ask every few seconds, and files. */
const UNTRACED = /^\/(health|metrics|embed|console|hosted)(\/|\?|$)/;

/**
 * A span for each request, in which all that it starts is found. A `traceparent` that comes with it is believed only from
 * our own proxies: else anybody could write into our traces.
 */
export function useRequestSpans(
  fastify: FastifyInstance,
  { isBehindProxy }: { isBehindProxy: boolean },
): void {
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (UNTRACED.test(request.url)) return done();
    const route = request.routeOptions.url ?? 'none';
    const given = request.headers['traceparent'];
    const span = openSpan(`${request.method} ${route}`, {
      kind: 'server',
      attributes: {
        'http.request.method': request.method,
        'http.route': route,
        'parvis.request_id': request.id,
      },
      parent: isBehindProxy && typeof given === 'string' ? given : null,
    });
    if (!span) return done();
    spans.set(request, span);
    span.run(done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const error = reply.statusCode >= 500 ? new Error('status') : undefined;
    spans.get(request)?.end({ 'http.response.status_code': reply.statusCode }, error);
    done();
  });
}
