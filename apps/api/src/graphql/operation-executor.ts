import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { TrustedNames } from './operation-measure.js';
import { Deadline, type RequestContext, traced } from '#platform';
import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { DEADLINE_MS } from './graphql-limits.js';

type Gateway = NonNullable<ApolloServerOptionsWithGateway<RequestContext>['gateway']>;
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>>['executor'];

/** Runs operations for Apollo Server, which hands its execution over where it is given a gateway: that is the one hook there is. */
export class OperationExecutor {
  private schema: GraphQLSchema | null = null;

  constructor(private readonly trustedNames: TrustedNames) {}

  /** Takes the finished schema, and leaves it as it is. */
  readonly keepSchema = (schema: GraphQLSchema): GraphQLSchema => (this.schema = schema);

  /** What Apollo Server takes for a gateway: our own schema, executed here. */
  readonly gateway: Gateway = {
    load: async () => ({ executor: this.execute }),
    stop: async () => undefined,
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: this.requireSchema(), coreSupergraphSdl: '' });
      return () => undefined;
    },
  };

  private readonly execute: GatewayExecutor = async ({
    document,
    context,
    request,
    queryHash,
    operation,
  }) => {
    const name = `${operation.operation} ${this.trustedNames(queryHash) ?? 'other'}`;
    return traced(name, {}, () => this.run({ document, context, request }));
  };

  private readonly run = async ({
    document,
    context,
    request,
  }: Pick<
    Parameters<NonNullable<GatewayExecutor>>[0],
    'document' | 'context' | 'request'
  >): Promise<ExecutionResult> =>
    new Deadline(DEADLINE_MS).run(async (): Promise<ExecutionResult> =>
      execute({
        schema: this.requireSchema(),
        document,
        contextValue: context,
        variableValues: request.variables,
        operationName: request.operationName,
      }),
    );

  private requireSchema(): GraphQLSchema {
    if (!this.schema) throw new Error('The schema is made before anything is executed.');
    return this.schema;
  }
}
