import type { ApolloServerPlugin } from '@apollo/server';
import { RateLimited, type RequestContext } from '#platform';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { OperationToll } from './operation-toll.js';

/** Counts each operation before it runs, but for those that are paid for; one that is too many is answered 429. */
export function operationLimits(toll: OperationToll): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue }) {
          if (!operation || toll.hasPaid(contextValue)) return;
          const { cost = 0 } = contextValue;
          const wish = {
            kind: operation.operation,
            fields: rootFieldsOf(document, operation.selectionSet),
            cost,
          };
          try {
            await toll.pay(contextValue, wish);
          } catch (error) {
            throw error instanceof RateLimited ? tooMany(error) : error;
          }
        },
      };
    },
  };
}

/** The refusal as an answer of its own: status and header beside the error. */
function tooMany(error: RateLimited): GraphQLError {
  const headers = new Map([['retry-after', String(error.retryAfterSeconds)]]);
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http: { status: 429, headers } },
  });
}

/** Names of the root fields, one for each time that one is asked, under whatever alias and in whatever fragment. */
export function rootFieldsOf(document: DocumentNode, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (node): node is FragmentDefinitionNode =>
        node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
    );
    return fragment ? rootFieldsOf(document, fragment.selectionSet) : [];
  });
}
