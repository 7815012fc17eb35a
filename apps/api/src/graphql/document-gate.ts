import { type Config, publicOrigin } from '#platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
  { documents, config }: { documents: TrustedDocuments; config: Config },
): void {
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return undefined;
    const given = (request.method === 'GET' ? request.query : request.body) as DocumentRequest | null;
    if (typeof given?.documentId === 'string') {
      const document = documents.find(given.documentId);
      if (!document) return refuseUnknown(reply);
      request.body = { query: document.text, variables: given.variables ?? null };
      return undefined;
    }
    const isForeign = typeof given?.query === 'string' && !documents.hasText(given.query);
    return isForeign && !mayWrite(request, config) ? refuseForeign(reply, config) : undefined;
  });
}

/** Somebody whose token has ended hears that first. */
function mayWrite({ parvis, hasDeadToken }: FastifyRequest, config: Config): boolean {
  return config.isGraphqlOpen || parvis.actor.apiKeyId !== null || hasDeadToken;
}

/** Says that no document has this id. */
export function refuseUnknown(reply: FastifyReply): FastifyReply {
  const message =
    'No stored document has this id. Load the page again: it may be older than this server knows.';
  return refuse(reply, 404, { message, code: 'DOCUMENT_NOT_FOUND' });
}

function refuseForeign(reply: FastifyReply, config: Config): FastifyReply {
  const message =
    'Only stored documents are taken here, except from programs with an API key. ' +
    `See ${publicOrigin(config)}/graphql, and OPEN_GRAPHQL in docs/operate.md.`;
  return refuse(reply, 403, { message, code: 'DOCUMENT_NOT_TRUSTED' });
}

function refuse(
  reply: FastifyReply,
  status: number,
  { message, code }: { message: string; code: string },
): FastifyReply {
  return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
