import { HeaderMap } from '@apollo/server';
import { Injectable } from '@nestjs/common';
import type { ApolloDriver } from '@nestjs/apollo';
import { ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { isGuest } from '../http/guest.js';
import { rootFieldsOf } from '../limits/operation-limits.js';
import { OperationToll } from '../limits/operation-toll.js';
import { AnswerStore, type KeptAnswer, type MadeAnswer } from '../reading/answer-store.js';
import { sendKept } from '../reading/send-kept.js';
import { OperationMetrics } from '../telemetry/operation-metrics.js';
import { allowanceOf, depthOf } from './allowance-plugin.js';
import { refuseUnknown } from './document-refusals.js';
import { pageCosts } from './page-costs.js';
import { operationContextOf } from './operation-context.js';
import { OperationExecutor, type StoredOperation } from './operation-executor.js';
import { type DependenciesOf, readDependencies } from './read-dependencies.js';
import { type TrustedDocument, TrustedDocuments } from './trusted-documents.js';

const TYPE = 'application/json; charset=utf-8';
const VARY = 'Accept-Encoding, Authorization, Cookie, Origin';
/** Longer ones are answered, and not kept: they would be keys of that length. */
const LONGEST_VARIABLES = 2_000;

/** The operation of a stored document, as it is run. */
interface PreparedOperation extends StoredOperation {
  readonly stored: TrustedDocument;
  readonly kind: OperationTypeNode;
  readonly variableNames: readonly string[];
  readonly depth: number;
  readonly rootFields: readonly string[];
  readonly costOf: (variables: Record<string, unknown>) => number;
  readonly dependenciesOf: DependenciesOf;
}

/** An answer that Apollo Server gave. */
interface ApolloAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * Stored operations, run compiled, with the resolvers, guards and scalars of every other operation. `GET
 * /graphql/<id>?community=…&variables=…` is what guests ask: what every guest gets alike is kept as bytes. Who is signed in
 * posts ids. An answer with an error in it is handed to Apollo Server, which has the words for it; nothing runs twice.
 */
@Injectable()
export class StoredOperations {
  private readonly prepared = new Map<TrustedDocument, PreparedOperation | null>();

  constructor(
    private readonly documents: TrustedDocuments,
    private readonly executor: OperationExecutor,
    private readonly store: AnswerStore,
    private readonly metrics: OperationMetrics,
    private readonly toll: OperationToll,
    private readonly modules: ModuleRef,
  ) {}

  register(fastify: FastifyInstance): void {
    // No promise of a reply is returned: that is one of its having been sent, which costs its listeners.
    fastify.get<{ Params: { document: string } }>('/graphql/:document', (request, reply) => {
      this.get(request, reply).catch((error: unknown) => reply.send(error));
    });
  }

  private async get(
    request: FastifyRequest<{ Params: { document: string } }>,
    reply: FastifyReply,
  ): Promise<void> {
    const { document: id } = request.params;
    const stored = id.startsWith('g') ? this.documents.find(id) : null;
    const query = stored && this.operationOf(stored);
    if (query?.kind !== OperationTypeNode.QUERY) return refuseUnknown(reply);
    const variables = variablesOf(parsed(request.query), query);
    if (!variables) return refuseVariables(reply);
    const startedAt = performance.now();
    const answer = await this.toll.orRefusal(request.parvis, () => this.answer(request, query, variables));
    void reply.header('vary', VARY);
    if ('text' in answer) return sendApollo(reply, answer);
    this.observe(query, startedAt);
    if (isGuest(request)) return sendKept(request, reply, { store: this.store, answer, vary: VARY });
    void reply.header('content-type', TYPE).send(answer.body);
  }

  /** Answers a stored operation that was posted; false where its variables are no object, which is Apollo Server's to say. */
  async post(
    request: FastifyRequest,
    reply: FastifyReply,
    { stored, given }: { stored: TrustedDocument; given: unknown },
  ): Promise<boolean> {
    const operation = this.operationOf(stored);
    const variables = operation && variablesOf(given ?? {}, operation);
    if (!variables) return false;
    const startedAt = performance.now();
    const answer = this.mayAsk(request, operation, variables)
      ? await this.toll.orRefusal(request.parvis, () => this.make(request, operation, variables))
      : await this.throughApollo(request, operation, variables);
    if ('text' in answer) {
      sendApollo(reply, answer);
      return true;
    }
    this.observe(operation, startedAt);
    void reply.header('content-type', TYPE).send(answer.body);
    return true;
  }

  /** What Apollo Server's plugin asks before an operation runs; it has the words for a refusal. */
  private mayAsk(
    { parvis }: FastifyRequest,
    { depth, costOf }: PreparedOperation,
    variables: Record<string, unknown>,
  ): boolean {
    const allowance = allowanceOf(parvis.actor);
    return depth <= allowance.depth && costOf(variables) <= allowance.cost;
  }

  private observe({ stored, kind }: PreparedOperation, startedAt: number): void {
    const seconds = (performance.now() - startedAt) / 1_000;
    const told = kind === OperationTypeNode.MUTATION ? 'mutation' : 'query';
    this.metrics.observe({ trustedName: stored.name, kind: told, outcome: 'ok', seconds });
  }

  /** Null for a document of several operations, which no front end has. */
  private operationOf(stored: TrustedDocument): PreparedOperation | null {
    const known = this.prepared.get(stored);
    if (known !== undefined) return known;
    const operation = this.prepare(stored);
    this.prepared.set(stored, operation);
    return operation;
  }

  private prepare(stored: TrustedDocument): PreparedOperation | null {
    const operation = this.executor.storedOperation(stored);
    const definition = getOperationAST(operation.document);
    if (!definition) return null;
    return {
      ...operation,
      stored,
      kind: definition.operation,
      variableNames: (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
      depth: depthOf(operation.document, definition),
      rootFields: rootFieldsOf(operation.document, definition.selectionSet),
      costOf: pageCosts(this.executor.requireSchema(), operation.document),
      dependenciesOf: readDependencies(this.executor.requireSchema(), operation.document),
    };
  }

  private async answer(
    request: FastifyRequest,
    query: PreparedOperation,
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
    query: PreparedOperation,
    variables: Record<string, unknown>,
  ): Promise<MadeAnswer | ApolloAnswer> {
    if (request.hasDeadToken) return this.throughApollo(request, query, variables);
    const { kind, rootFields, costOf } = query;
    await this.toll.pay(request.parvis, { kind, fields: rootFields, cost: costOf(variables) });
    const result = await query.run(request.parvis, variables);
    if (result.errors) {
      // Without data nothing has run: the variables do not fit.
      if (result.data !== undefined) this.executor.handOver(request.parvis, result);
      return this.throughApollo(request, query, variables);
    }
    const isPassing = request.parvis.hasLedOn === true;
    return { body: Buffer.from(JSON.stringify(result)), type: TYPE, isPassing };
  }

  private async throughApollo(
    request: FastifyRequest,
    { stored }: PreparedOperation,
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

/** The variables of an address; null for what is no JSON. */
function parsed(query: unknown): unknown {
  const { variables = '{}' } = query as { variables?: unknown };
  try {
    return JSON.parse(String(variables));
  } catch {
    return null;
  }
}

/** What is given of the variables that there are, in the order of the document; null for what is no object. */
function variablesOf(given: unknown, { variableNames }: PreparedOperation): Record<string, unknown> | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const variables: Record<string, unknown> = {};
  for (const name of variableNames)
    if (Object.hasOwn(given, name)) variables[name] = (given as Record<string, unknown>)[name];
  return variables;
}

function sendApollo(reply: FastifyReply, { status, headers, text }: ApolloAnswer): void {
  for (const [name, value] of headers) void reply.header(name, value);
  void reply.status(status).send(text);
}

function refuseVariables(reply: FastifyReply): void {
  const message = 'Variables are a JSON object.';
  void reply.status(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}
