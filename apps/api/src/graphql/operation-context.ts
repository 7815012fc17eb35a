import type { RequestContext } from '#platform';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';

/** What resolvers are given of a request. Throws UNAUTHENTICATED for a token that has ended. */
export function operationContextOf(request: FastifyRequest): RequestContext {
  if (!request.hasDeadToken) return request.parvis;
  throw new GraphQLError('This token is not valid any more.', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });
}
