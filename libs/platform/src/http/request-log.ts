import type { FastifyInstance } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import { inScope } from '../telemetry/work-scope.js';

/** Gives every request an id that its answer and its log lines carry, and logs one line per answer at level info. */
export function useRequestLog(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    inScope({ requestId: request.id }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const line = {
      requestId: request.id,
      method: request.method,
      // Without its query: that may hold what somebody searched for.
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    };
    logger.info(line, 'answered');
    done();
  });
}
