import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { errorFormatter, LOGGER, type Logger, type RequestContext } from '#platform';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { operationLimits } from '../limits/operation-limits.js';
import { TrafficModule } from '../limits/traffic.module.js';
import { Traffic } from '../limits/traffic.js';
import { OperationMetrics } from '../telemetry/operation-metrics.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';
import { allowancePlugin } from './allowance-plugin.js';
import { MAX_RECURSIVE_SELECTIONS, PARSE_OPTIONS } from './graphql-limits.js';
import { OperationExecutor } from './operation-executor.js';
import { operationMeasure, type TrustedNames } from './operation-measure.js';
import { shapeRule } from './shape-rule.js';
import { TrustedDocuments } from './trusted-documents.js';
import { TrustedDocumentsModule } from './trusted-documents.module.js';

/** The one GraphQL endpoint, code first. */
export const GraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  imports: [TrafficModule, TelemetryModule, TrustedDocumentsModule],
  inject: [LOGGER, Traffic, OperationMetrics, TrustedDocuments],
  useFactory: (logger: Logger, traffic: Traffic, metrics: OperationMetrics, documents: TrustedDocuments) =>
    optionsOf({ logger, traffic, metrics, documents }),
});

interface GraphqlParts {
  logger: Logger;
  traffic: Traffic;
  metrics: OperationMetrics;
  documents: TrustedDocuments;
}

function optionsOf(parts: GraphqlParts): Omit<ApolloDriverConfig, 'driver'> {
  const { logger, traffic, metrics, documents } = parts;
  const trustedNames: TrustedNames = (queryHash) => documents.findByHash(queryHash)?.name;
  const executor = new OperationExecutor(trustedNames);
  return {
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Stored documents are the front ends' own: nobody adds to them.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // Its willResolveField hook would wrap every field of the schema.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      operationMeasure(metrics, trustedNames),
      allowancePlugin(),
      operationLimits(traffic),
    ],
    parseOptions: PARSE_OPTIONS,
    maxRecursiveSelections: MAX_RECURSIVE_SELECTIONS,
    validationRules: [shapeRule],
    formatError: errorFormatter(logger),
    context: (request: FastifyRequest): RequestContext => operationContextOf(request),
    transformSchema: executor.keepSchema,
    // Apollo Server takes it beside a schema, which its types do not allow.
    ...({ gateway: executor.gateway } as object),
  };
}

/** What resolvers are given of a request. Throws UNAUTHENTICATED for a token that has ended. */
export function operationContextOf(request: FastifyRequest): RequestContext {
  if (!request.hasDeadToken) return request.parvis;
  throw new GraphQLError('This token is not valid any more.', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });
}
