import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '#platform';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { MAX_OBJECTS } from './graphql-limits.js';

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;
/** What a list without paging is taken to hold, and the lists known to hold more. */
const PLAIN_LIST = 10;
const LONG_LISTS: Readonly<Record<string, number>> = {
  'ThreadChanges.posts': 200,
  'Query.myPendingPosts': 50,
  'Query.exports': 50,
};

/** What is being measured. */
interface Measured {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
}

/**
 * Refuses an operation whose pages, one inside the other, could add up to more objects than an honest page ever shows.
 * Sizes are those that the resolvers will see, variables included.
 */
export function pageBudget(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return;
          const count = objectsOf(schema, document, operation, request.variables ?? {});
          contextValue.objectCount = count;
          if (count <= MAX_OBJECTS) return;
          throw new GraphQLError(
            `The operation may answer ${count} objects; ${MAX_OBJECTS} are allowed. Ask for smaller pages.`,
            { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
          );
        },
      };
    },
  };
}

/** How many objects an operation may answer at most, as far as its pages tell. */
export function objectsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): number {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const root = schema.getRootType(operation.operation);
  // Variables that do not fit are the execution's to refuse.
  if (!coerced || !root) return 0;
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  return below(root, operation.selectionSet, { schema, fragments, variables: coerced }, 1);
}

function below(
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  measured: Measured,
  pageSize: number,
): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      count += ofField(type, selection, measured, pageSize);
      continue;
    }
    const spread =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : measured.fragments.get(selection.name.value);
    if (spread) count += below(type, spread.selectionSet, measured, pageSize);
  }
  return count;
}

function ofField(type: GraphQLObjectType, node: FieldNode, measured: Measured, pageSize: number): number {
  const field = type.getFields()[node.name.value];
  const inner = field && getNamedType(field.type);
  if (!field || !node.selectionSet || !isObjectType(inner)) return 0;
  const isList = isListType(getNullableType(field.type));
  const times = isList
    ? field.name === 'edges'
      ? pageSize
      : (LONG_LISTS[`${type.name}.${field.name}`] ?? PLAIN_LIST)
    : 1;
  return times * (1 + below(inner, node.selectionSet, measured, pageSizeOf(field, node, measured)));
}

/** The page that a field with paging arguments asks for. */
function pageSizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, measured: Measured): number {
  if (!field.args.some(({ name }) => name === 'first')) return DEFAULT_PAGE;
  try {
    const { first, last } = getArgumentValues(field, node, measured.variables) as {
      first?: number | null;
      last?: number | null;
    };
    return Math.min(Math.max(first ?? 0, last ?? 0) || DEFAULT_PAGE, LARGEST_PAGE);
  } catch {
    return LARGEST_PAGE;
  }
}
