import { createHash } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import type { ApolloDriver } from '@nestjs/apollo';
import type { GraphQLModule } from '@nestjs/graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseUnknown } from './document-gate.js';
import { operationContextOf } from './graphql.module.js';
import type { TrustedDocument, TrustedDocuments } from './trusted-documents.js';

/** An answer as it is sent. */
interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
}

const ID = /^[gp][\w-]{22}$/;

/**
 * `GET /graphql/<id>?community=…&variables=…`: the stored queries that guests ask, which browsers and caches may keep and
 * ask for again by tag. The same documents answer to POST.
 */
export function useStoredQueries(
  fastify: FastifyInstance,
  { documents, apollo }: { documents: TrustedDocuments; apollo: GraphQLModule },
): void {
  fastify.get<{ Params: { document: string } }>('/graphql/:document', async (request, reply) => {
    const { document: id } = request.params;
    const document = ID.test(id) ? documents.find(id) : null;
    if (!document?.id.startsWith('g')) return refuseUnknown(reply);
    const variables = variablesOf(request);
    if (!variables) return refuseVariables(reply);
    const answer = await throughApollo(apollo, request, { document, variables });
    return send(request, reply, answer);
  });
}

/** Nobody in particular: what is answered is the same for everybody who is nobody. */
export function isGuest({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && headers.cookie === undefined;
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  for (const [name, value] of answer.headers) void reply.header(name, value);
  void reply.status(answer.status).type(answer.type).header('vary', 'Authorization, Cookie, Origin');
  if (answer.status !== 200 || !isGuest(request)) return reply.send(answer.body);
  const tag = `W/"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', tag).header('cache-control', 'public, max-age=0, must-revalidate');
  const known = request.headers['if-none-match']?.split(',').map((text) => text.trim());
  return known?.includes(tag) ? reply.status(304).send() : reply.send(answer.body);
}

/** Null for what is no JSON object. */
function variablesOf(request: FastifyRequest): Record<string, unknown> | null {
  const { variables = '{}' } = request.query as { variables?: unknown };
  try {
    const parsed: unknown = JSON.parse(String(variables));
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function refuseVariables(reply: FastifyReply): FastifyReply {
  const message = 'Variables are a JSON object.';
  return reply.status(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}

async function throughApollo(
  module: GraphQLModule,
  request: FastifyRequest,
  { document, variables }: { document: TrustedDocument; variables: Record<string, unknown> },
): Promise<Answer> {
  const { instance } = (module as unknown as { graphQlAdapter: ApolloDriver }).graphQlAdapter;
  if (!instance) throw new Error('Routes are asked only once the server has started.');
  const { status, headers, body } = await instance.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body: { query: document.text, variables },
    },
    context: async () => operationContextOf(request),
  });
  return {
    status: status ?? 200,
    headers,
    type: headers.get('content-type') ?? 'application/json; charset=utf-8',
    body: body.kind === 'complete' ? body.string : '',
  };
}
