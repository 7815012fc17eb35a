import { HeaderMap } from '@apollo/server';
import { Injectable } from '@nestjs/common';
import type { ApolloDriver } from '@nestjs/apollo';
import { ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OperationDefinitionNode } from 'graphql';
import { isGuest } from '../http/guest.js';
import { AnswerStore, type KeptAnswer, type MadeAnswer } from '../reading/answer-store.js';
import { sendKept } from '../reading/send-kept.js';
import { OperationMetrics } from '../telemetry/operation-metrics.js';
import { refuseUnknown } from './document-gate.js';
import { operationContextOf } from './operation-context.js';
import { OperationExecutor, type StoredOperation } from './operation-executor.js';
import { type DependenciesOf, readDependencies } from './read-dependencies.js';
import { type TrustedDocument, TrustedDocuments } from './trusted-documents.js';

const TYPE = 'application/json; charset=utf-8';
const VARY = 'Accept-Encoding, Authorization, Cookie, Origin';
/** Longer ones are answered, and not kept: they would be keys of that length. */
const LONGEST_VARIABLES = 2_000;

/** A stored query that guests ask. */
interface GuestQuery extends StoredOperation {
  readonly stored: TrustedDocument;
  readonly variableNames: readonly string[];
  readonly dependenciesOf: DependenciesOf;
}

/** An answer that Apollo Server gave. */
interface ApolloAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * `GET /graphql/<id>?community=…&variables=…`: the stored queries that guests ask. They run compiled, with the resolvers,
 * guards and scalars of every other operation; what every guest gets alike is kept as bytes. An answer with an error in it
 * is made again by Apollo Server, which has the words for it.
 */
@Injectable()
export class StoredQueries {
  private readonly queries = new Map<string, GuestQuery>();

  constructor(
    private readonly documents: TrustedDocuments,
    private readonly executor: OperationExecutor,
    private readonly store: AnswerStore,
    private readonly metrics: OperationMetrics,
    private readonly modules: ModuleRef,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.get<{ Params: { document: string } }>('/graphql/:document', async (request, reply) => {
      const query = this.find(request.params.document);
      if (!query) return refuseUnknown(reply);
      const variables = variablesOf(request, query);
      if (!variables) return refuseVariables(reply);
      const startedAt = performance.now();
      const answer = await this.answer(request, query, variables);
      const seconds = (performance.now() - startedAt) / 1_000;
      if (!('text' in answer)) {
        this.metrics.observe({ trustedName: query.stored.name, kind: 'query', outcome: 'ok', seconds });
        if (!isGuest(request))
          return reply.header('content-type', TYPE).header('vary', VARY).send(answer.body);
        return sendKept(request, reply, { store: this.store, answer, vary: VARY });
      }
      for (const [name, value] of answer.headers) void reply.header(name, value);
      return reply.status(answer.status).header('vary', VARY).send(answer.text);
    });
  }

  private find(id: string): GuestQuery | null {
    const known = this.queries.get(id);
    if (known) return known;
    const stored = id.startsWith('g') ? this.documents.find(id) : null;
    if (!stored) return null;
    const operation = this.executor.storedQuery(stored);
    const [definition] = operation.document.definitions as [OperationDefinitionNode];
    const query: GuestQuery = {
      ...operation,
      stored,
      variableNames: (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
      dependenciesOf: readDependencies(this.executor.requireSchema(), operation.document),
    };
    this.queries.set(id, query);
    return query;
  }

  private async answer(
    request: FastifyRequest,
    query: GuestQuery,
    variables: Record<string, unknown>,
  ): Promise<KeptAnswer | ApolloAnswer> {
    const make = () => this.make(request, query, variables);
    const text = JSON.stringify(variables);
    const isShared = isGuest(request) && text.length <= LONGEST_VARIABLES;
    const { communityId } = request.parvis.actor;
    const dependsOn = isShared ? query.dependenciesOf(communityId, variables) : null;
    if (!dependsOn) return this.store.pass(make);
    return this.store.answer({ key: `${query.stored.id}/${communityId}/${text}`, dependsOn, make });
  }

  private async make(
    request: FastifyRequest,
    query: GuestQuery,
    variables: Record<string, unknown>,
  ): Promise<MadeAnswer | ApolloAnswer> {
    if (request.hasDeadToken) return this.throughApollo(request, query, variables);
    const result = await query.run(request.parvis, variables);
    if (result.errors) return this.throughApollo(request, query, variables);
    return { body: Buffer.from(JSON.stringify(result)), type: TYPE };
  }

  private async throughApollo(
    request: FastifyRequest,
    { stored }: GuestQuery,
    variables: Record<string, unknown>,
  ): Promise<ApolloAnswer> {
    const graphql: unknown = this.modules.get(GraphQLModule, { strict: false });
    const { instance } = (graphql as { graphQlAdapter: ApolloDriver }).graphQlAdapter;
    if (!instance) throw new Error('Routes are asked only once the server has started.');
    const { status, headers, body } = await instance.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: { query: stored.text, variables },
      },
      context: async () => operationContextOf(request),
    });
    return { status: status ?? 200, headers, text: body.kind === 'complete' ? body.string : '' };
  }
}

/** What is given of the variables that there are, in the order of the document; null for what is no JSON object. */
function variablesOf(request: FastifyRequest, { variableNames }: GuestQuery): Record<string, unknown> | null {
  const { variables = '{}' } = request.query as { variables?: unknown };
  try {
    const parsed: unknown = JSON.parse(String(variables));
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    const given = parsed as Record<string, unknown>;
    return Object.fromEntries(
      variableNames.flatMap((name) => (Object.hasOwn(given, name) ? [[name, given[name]]] : [])),
    );
  } catch {
    return null;
  }
}

function refuseVariables(reply: FastifyReply): FastifyReply {
  const message = 'Variables are a JSON object.';
  return reply.status(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}
