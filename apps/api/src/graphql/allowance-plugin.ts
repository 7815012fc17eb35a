import type { ApolloServerPlugin } from '@apollo/server';
import { MEMBER_PERMISSIONS } from '#identity';
import type { Actor, RequestContext } from '#platform';
import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';
import { type Allowance, PUBLIC_ALLOWANCE, STAFF_ALLOWANCE } from './graphql-limits.js';
import { costOf } from './operation-cost.js';
import { ShapeMeter } from './operation-shape.js';

/** Refuses an operation that amounts to more than its caller may ask at once: too deep, or too dear. */
export function allowancePlugin(): ApolloServerPlugin<RequestContext> {
  const depths = new WeakMap<OperationDefinitionNode, number>();

  function knownDepthOf(document: DocumentNode, operation: OperationDefinitionNode): number {
    const known = depths.get(operation);
    if (known !== undefined) return known;
    const depth = depthOf(document, operation);
    depths.set(operation, depth);
    return depth;
  }

  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return;
          if (!schema.getRootType(operation.operation))
            throw refusal(`There is no ${operation.operation} here.`);
          const allowance = allowanceOf(contextValue.actor);
          const depth = knownDepthOf(document, operation);
          if (depth > allowance.depth)
            throw refusal(`The operation is ${depth} fields deep; ${allowance.depth} are allowed.`);
          const cost = costOf(schema, document, operation, request.variables ?? {});
          contextValue.cost = cost;
          if (cost > allowance.cost) {
            throw refusal(
              `The operation may cost ${cost}; ${allowance.cost} are allowed. Ask for smaller pages, or for less at once.`,
            );
          }
        },
      };
    },
  };
}

/** Fields of an operation's longest path. */
export function depthOf(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const meter = new ShapeMeter((name) => fragments.find((node) => node.name.value === name));
  return meter.of(operation.selectionSet).depth;
}

/** What this caller may ask at once. */
export function allowanceOf(actor: Actor): Allowance {
  const isStaff =
    actor.isOperator || actor.apiKeyId !== null || [...actor.permissions].some((name) => !isMembers(name));
  return isStaff ? STAFF_ALLOWANCE : PUBLIC_ALLOWANCE;
}

function isMembers(permission: string): boolean {
  return (MEMBER_PERMISSIONS as ReadonlySet<string>).has(permission);
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
