import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { activityKey, communityKey, postsKey, threadKey } from '../reading/version-rules.js';

/** Root fields about one thread, and the argument that names it. */
const OF_THREAD: Readonly<Record<string, string>> = {
  thread: 'id',
  threadChanges: 'threadId',
  myPendingPosts: 'threadId',
};
/** Root fields that depend on nothing but the community. */
const OF_COMMUNITY = new Set(['community', 'viewer', '__typename']);
/** Root fields about a post, whose thread they do not name. */
const OF_POSTS = new Set(['post', 'pollVoters']);
/** Fields that count over a community's threads, wherever they are asked. */
const OF_ACTIVITY = new Set(['Space.threadCount', 'Space.lastActivityAt']);

/** The keys of the versions that an answer depends on; null for variables that do not fit, whose answer is a refusal. */
export type DependenciesOf = (communityId: string, variables: Record<string, unknown>) => string[] | null;

/** Looks what a query reads. A root field that nothing is said of depends on all activity of the community. */
export function readDependencies(schema: GraphQLSchema, document: DocumentNode): DependenciesOf {
  const fields = rootFieldsOf(document);
  const queries = schema.getQueryType()?.getFields() ?? {};
  const threads = fields.filter(({ name }) => OF_THREAD[name.value] !== undefined);
  const dependsOnActivity =
    fields.some(({ name: { value } }) => OF_THREAD[value] === undefined && !OF_COMMUNITY.has(value)) ||
    counts(schema, document);
  const dependsOnPosts = fields.some(({ name }) => OF_POSTS.has(name.value));
  return (communityId, variables) => {
    const keys = [communityKey(communityId)];
    if (dependsOnActivity) keys.push(activityKey(communityId));
    if (dependsOnPosts) keys.push(postsKey(communityId));
    for (const node of threads) {
      const field = queries[node.name.value];
      const given = field && argumentsOf(field, node, variables);
      if (!given) return null;
      keys.push(threadKey(String(given[OF_THREAD[node.name.value] ?? ''])));
    }
    return [...new Set(keys)];
  };
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): Record<string, unknown> | null {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return null;
  }
}

function rootFieldsOf(document: DocumentNode) {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const below = ({ selections }: SelectionSetNode): ReturnType<typeof fieldsIn> => fieldsIn(selections);
  function fieldsIn(selections: SelectionSetNode['selections']) {
    return selections.flatMap((selection): Extract<typeof selection, { kind: Kind.FIELD }>[] => {
      if (selection.kind === Kind.FIELD) return [selection];
      const spread =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : fragments.find(({ name }) => name.value === selection.name.value);
      return spread ? below(spread.selectionSet) : [];
    });
  }
  return operation ? below(operation.selectionSet) : [];
}

function counts(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = false;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        found ||= OF_ACTIVITY.has(`${types.getParentType()?.name}.${name.value}`);
      },
    }),
  );
  return found;
}
