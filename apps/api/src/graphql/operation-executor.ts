import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { Injectable } from '@nestjs/common';
import { Deadline, type RequestContext, traced } from '#platform';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { compileOperation, type RunOperation } from './compiled-operation.js';
import { DEADLINE_MS } from './graphql-limits.js';
import { answerKnownFields } from './known-fields.js';
import type { TrustedNames } from './operation-measure.js';
import { type TrustedDocument, TrustedDocuments } from './trusted-documents.js';

type Gateway = NonNullable<ApolloServerOptionsWithGateway<RequestContext>['gateway']>;
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>>['executor'];

/** An operation of a stored document, ready to run. */
export interface StoredOperation {
  readonly document: DocumentNode;
  readonly run: RunOperation;
}

/**
 * Runs operations, stored ones compiled. Apollo Server hands its execution over where it is given a gateway: that is
 * the one hook there is, and it keeps its context, its errors and its rules of HTTP.
 */
@Injectable()
export class OperationExecutor {
  private schema: GraphQLSchema | null = null;
  private readonly stored = new Map<TrustedDocument, StoredOperation>();
  /** Results of operations that have run already, by the request they belong to. */
  private readonly results = new WeakMap<RequestContext, ExecutionResult>();

  constructor(private readonly documents: TrustedDocuments) {}

  readonly trustedName: TrustedNames = (queryHash) => this.documents.findByHash(queryHash)?.name;

  /** Takes the finished schema. */
  readonly keepSchema = (schema: GraphQLSchema): GraphQLSchema => (this.schema = answerKnownFields(schema));

  /** What Apollo Server takes for a gateway: our own schema, executed here. */
  readonly gateway: Gateway = {
    load: async () => ({ executor: this.execute }),
    stop: async () => undefined,
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: this.requireSchema(), coreSupergraphSdl: '' });
      return () => undefined;
    },
  };

  /** Apollo Server, asked for this request, is to find this result instead of running anything. */
  handOver(context: RequestContext, result: ExecutionResult): void {
    this.results.set(context, result);
  }

  /** The operation of a stored document, compiled when it is first asked for. */
  storedOperation(stored: TrustedDocument): StoredOperation {
    const known = this.stored.get(stored);
    if (known) return known;
    const document = parse(stored.text);
    const kind = getOperationAST(document)?.operation ?? 'none';
    const run = inTime(`${kind} ${stored.name}`, compileOperation(this.requireSchema(), document));
    const operation = { document, run };
    this.stored.set(stored, operation);
    return operation;
  }

  /** The schema that everything runs on. Throws before it is made. */
  requireSchema(): GraphQLSchema {
    if (!this.schema) throw new Error('The schema is made before anything is executed.');
    return this.schema;
  }

  private readonly execute: GatewayExecutor = async ({
    document,
    context,
    request,
    operation,
    queryHash,
  }) => {
    const given = context as unknown as RequestContext;
    const result = this.results.get(given);
    if (result) return result;
    const stored = this.documents.findByHash(queryHash);
    // Absent, whatever the type says, where the document has several or none.
    const kind = (operation as OperationDefinitionNode | undefined)?.operation;
    if (stored && kind) return this.storedOperation(stored).run(given, request.variables);
    const run: RunOperation = async (contextValue, variableValues) =>
      execute({
        schema: this.requireSchema(),
        document,
        contextValue,
        variableValues,
        operationName: request.operationName,
      });
    return inTime(`${kind ?? 'none'} other`, run)(given, request.variables);
  };
}

/** Under the operations' deadline, and traced by a name that no caller chose. */
function inTime(name: string, run: RunOperation): RunOperation {
  return (context, variables) =>
    traced(name, {}, () =>
      new Deadline(DEADLINE_MS).run((): Promise<ExecutionResult> => run(context, variables)),
    );
}
