import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { errorFormatter, LOGGER, type Logger, type RequestContext } from '#platform';
import type { FastifyRequest } from 'fastify';
import { operationLimits } from '../limits/operation-limits.js';
import { OperationToll } from '../limits/operation-toll.js';
import { TrafficModule } from '../limits/traffic.module.js';
import { OperationMetrics } from '../telemetry/operation-metrics.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';
import { allowancePlugin } from './allowance-plugin.js';
import { MAX_RECURSIVE_SELECTIONS, PARSE_OPTIONS } from './graphql-limits.js';
import { operationContextOf } from './operation-context.js';
import { OperationExecutor } from './operation-executor.js';
import { operationMeasure } from './operation-measure.js';
import { shapeRule } from './shape-rule.js';
import { TrustedDocumentsModule } from './trusted-documents.module.js';

/** The one GraphQL endpoint, code first. */
export const GraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  imports: [TrafficModule, TelemetryModule, TrustedDocumentsModule],
  inject: [LOGGER, OperationToll, OperationMetrics, OperationExecutor],
  useFactory: (logger: Logger, toll: OperationToll, metrics: OperationMetrics, executor: OperationExecutor) =>
    optionsOf({ logger, toll, metrics, executor }),
});

interface GraphqlParts {
  logger: Logger;
  toll: OperationToll;
  metrics: OperationMetrics;
  executor: OperationExecutor;
}

function optionsOf(parts: GraphqlParts): Omit<ApolloDriverConfig, 'driver'> {
  const { logger, toll, metrics, executor } = parts;
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
      operationMeasure(metrics, executor.trustedName),
      allowancePlugin(),
      operationLimits(toll),
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
