import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '#platform';
import type { GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { OperationMetrics, OperationOutcome } from '../telemetry/operation-metrics.js';

/** The name of a trusted document by the hash of its text; undefined for any other text. */
export type TrustedNames = (queryHash: string) => string | undefined;

/** Counts and times operations. Two hooks a request, none a field: a field's hook would wrap the whole schema. */
export function operationMeasure(
  metrics: OperationMetrics,
  trustedNames: TrustedNames,
): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const begun = performance.now();
      return {
        async willSendResponse({ queryHash, operation, response }) {
          const { body } = response;
          metrics.observe({
            trustedName: (queryHash && trustedNames(queryHash)) ?? null,
            kind: kindOf(operation?.operation),
            outcome: outcomeOf(body.kind === 'single' ? body.singleResult.errors : undefined),
            seconds: (performance.now() - begun) / 1_000,
          });
        },
      };
    },
  };
}

/** The error formatter calls INTERNAL whatever is not the caller's doing. */
function outcomeOf(errors: readonly GraphQLFormattedError[] | undefined): OperationOutcome {
  if (!errors || errors.length === 0) return 'ok';
  return errors.some(({ extensions }) => extensions?.code === 'INTERNAL') ? 'failed' : 'refused';
}

function kindOf(operation: `${OperationTypeNode}` | undefined): 'query' | 'mutation' | 'none' {
  return operation === 'query' || operation === 'mutation' ? operation : 'none';
}
