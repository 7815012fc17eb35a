import type { Metrics } from '#platform';
import type { FastifyInstance } from 'fastify';

/** Seconds; a page from memory takes less than the first, a statement at its limit as much as the last. */
export const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/**
 * Rate, errors and duration of every route. The label is the route's pattern, so that there are as many series as routes:
 * an address that belongs to none counts as `none`, a method that no route knows as `other`.
 */
export function useRequestMetrics(fastify: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram(
    'http_request_seconds',
    'Answered requests by route and kind of status.',
    {
      buckets: REQUEST_BUCKETS,
      labelNames: ['method', 'route', 'status'],
    },
  );
  fastify.addHook('onResponse', (request, reply, done) => {
    seconds.observe(
      {
        method: METHODS.has(request.method) ? request.method : 'other',
        route: request.routeOptions.url ?? 'none',
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      },
      reply.elapsedTime / 1_000,
    );
    done();
  });
}
