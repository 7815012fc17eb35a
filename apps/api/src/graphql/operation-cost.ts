import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { listSizeOf } from './list-sizes.js';

const DEFAULT_PAGE = 20;
/** Longer pages are clamped to it. */
export const LARGEST_PAGE = 100;

/**
 * Units of cost. One is an object that is answered: what it takes to make, resolve and write it. Measured on accepted
 * operations made at random (test/integration/security/random-documents.e2e-spec.ts): the dearest unit took about
 * 0.05 ms of the process's time.
 */
const COST = {
  object: 1,
  /** A field without selections of its own. */
  leaf: 0.05,
  /** A field that has to ask: loaders put the questions of all its parents into one statement. */
  statement: 5,
} as const;

/** What a list of a snapshot is taken to hold: most posts have nothing of the kind, few have ten. */
const SNAPSHOT_LIST = 2;

/** What is being weighed. */
interface Weighed {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
}

/** Where a field stands: how many objects have it, and how many items a page above it holds. */
interface Place {
  readonly type: GraphQLObjectType;
  readonly parents: number;
  readonly pageSize: number;
  readonly isRoot: boolean;
  /** Below it is what one column held: read with its owner, and short. */
  readonly isSnapshot: boolean;
}

/**
 * What an operation costs at most, by the sizes that its resolvers will see: variables coerced, defaults filled in, pages
 * clamped. A field may weigh more than others by its `complexity`. 0 for variables that do not fit: the execution refuses them.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): number {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const root = schema.getRootType(operation.operation);
  if (!coerced || !root) return 0;
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const place: Place = { type: root, parents: 1, pageSize: 1, isRoot: true, isSnapshot: false };
  return Math.ceil(below(place, operation.selectionSet, { schema, fragments, variables: coerced }));
}

function below(place: Place, { selections }: SelectionSetNode, weighed: Weighed): number {
  let cost = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      cost += ofField(place, selection, weighed);
      continue;
    }
    const spread =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : weighed.fragments.get(selection.name.value);
    if (spread) cost += below(place, spread.selectionSet, weighed);
  }
  return cost;
}

function ofField(place: Place, node: FieldNode, weighed: Weighed): number {
  const field = place.type.getFields()[node.name.value];
  // `__typename`, and introspection, which has limits of its own.
  if (!field) return 0;
  const { complexity } = field.extensions as { complexity?: number };
  const asks = place.isRoot || field.args.length > 0 ? COST.statement : 0;
  const inner = getNamedType(field.type);
  if (!node.selectionSet || !isObjectType(inner)) {
    return asks + place.parents * (complexity ?? COST.leaf);
  }
  const isSnapshot = place.isSnapshot || inner.extensions['isSnapshot'] === true;
  const objects = place.parents * timesOf(place, field);
  const pageSize = pageSizeOf(field, node, weighed);
  const self = complexity === undefined ? 0 : place.parents * complexity;
  const inside: Place = { type: inner, parents: objects, pageSize, isRoot: false, isSnapshot };
  const weight = isSnapshot ? COST.leaf : COST.object;
  return asks + self + objects * weight + below(inside, node.selectionSet, weighed);
}

/** How many objects one parent's field may hold. */
function timesOf(place: Place, field: GraphQLField<unknown, unknown>): number {
  const { type, pageSize, isSnapshot } = place;
  if (!isListType(getNullableType(field.type))) return 1;
  if (isSnapshot) return SNAPSHOT_LIST;
  return field.name === 'edges' ? pageSize : listSizeOf(`${type.name}.${field.name}`);
}

/** The page that a field with paging arguments asks for. */
function pageSizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, weighed: Weighed): number {
  if (!field.args.some(({ name }) => name === 'first')) return DEFAULT_PAGE;
  try {
    const { first, last } = getArgumentValues(field, node, weighed.variables) as {
      first?: number | null;
      last?: number | null;
    };
    return Math.min(Math.max(first ?? 0, last ?? 0) || DEFAULT_PAGE, LARGEST_PAGE);
  } catch {
    return LARGEST_PAGE;
  }
}
