import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  visit,
} from 'graphql';
import { costOf, LARGEST_PAGE } from './operation-cost.js';

/** Arguments that say how much a page holds. */
const SIZES = new Set(['first', 'last']);

/**
 * `costOf` for one document asked again and again. Of its variables only the sizes of pages weigh anything, and those are
 * clamped: each combination is weighed once. There are few, since a stored document has a page or two.
 */
export function pageCosts(
  schema: GraphQLSchema,
  document: DocumentNode,
): (variables: Record<string, unknown>) => number {
  const [operation] = document.definitions as [OperationDefinitionNode];
  const sizes = sizeVariables(document);
  const known = new Map<string, number>();
  return (variables) => {
    const key = sizes.map((name) => sizeKeyOf(variables[name])).join();
    const weighed = known.get(key);
    if (weighed !== undefined) return weighed;
    const cost = costOf(schema, document, operation, variables);
    // 0 is for variables that do not fit: they say nothing about those that do.
    if (cost > 0) known.set(key, cost);
    return cost;
  };
}

function sizeVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (SIZES.has(name.value)) for (const variable of variablesIn(value)) names.add(variable);
    },
  });
  return [...names];
}

function variablesIn(value: ValueNode): string[] {
  return value.kind === Kind.VARIABLE ? [value.name.value] : [];
}

/** As the cost sees it: absent and null may differ by the variable's default, sizes past the largest do not. */
function sizeKeyOf(given: unknown): string {
  if (Number.isInteger(given)) return String(Math.min(Math.max(given as number, 0), LARGEST_PAGE));
  return given === undefined ? 'absent' : given === null ? 'null' : 'unfit';
}
