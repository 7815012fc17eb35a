import type { Config } from '#platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseForeign, refuseUnknown } from './document-refusals.js';
import type { StoredOperations } from './stored-operations.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** What of a request names or holds its document. */
interface DocumentRequest {
  documentId?: unknown;
  query?: unknown;
  variables?: unknown;
}

/**
 * Puts the text of a stored document in the place of its id, before anything is parsed (the `documentId` of GraphQL over
 * HTTP, appendix A). Text of a caller's own is taken where the install is open, and from programs with a key.
 */
export function useDocumentGate(
  fastify: FastifyInstance,
  {
    documents,
    operations,
    config,
  }: { documents: TrustedDocuments; operations: StoredOperations; config: Config },
): void {
  fastify.addHook('preHandler', (request, reply, done) => {
    if (request.routeOptions.url !== '/graphql') return done();
    isAnswered(request, reply).then((answered) => (answered ? undefined : done()), done);
  });

  /** Never answers the reply itself: to wait for that is to wait until it has been sent. */
  async function isAnswered(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const given = (request.method === 'GET' ? request.query : request.body) as DocumentRequest | null;
    if (typeof given?.documentId === 'string') {
      const document = documents.find(given.documentId);
      if (!document) {
        refuseUnknown(reply);
        return true;
      }
      const asked = { stored: document, given: given.variables };
      if (request.method === 'POST' && (await operations.post(request, reply, asked))) return true;
      request.body = { query: document.text, variables: given.variables ?? null };
      return false;
    }
    const isForeign = typeof given?.query === 'string' && !documents.hasText(given.query);
    const isRefused = isForeign && !mayWrite(request, config);
    if (isRefused) refuseForeign(reply, config);
    return isRefused;
  }
}

/** Somebody whose token has ended hears that first. */
function mayWrite({ parvis, hasDeadToken }: FastifyRequest, config: Config): boolean {
  return config.isGraphqlOpen || parvis.actor.apiKeyId !== null || hasDeadToken;
}
