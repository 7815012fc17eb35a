import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { MAX_ALIASES, MAX_DEPTH, MAX_ROOT_FIELDS } from './graphql-limits.js';

/** What a set of selections amounts to once its fragments are followed. */
interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

const NOTHING: Shape = { depth: 0, aliases: 0, fields: 0 };

/** Validation rule: how deep an operation goes, how many aliases it has, and how many root fields. */
export function shapeRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, Shape>();

  // A fragment is measured once however often it is spread; one that contains itself is another rule's complaint.
  function shapeOfFragment(fragment: FragmentDefinitionNode): Shape {
    const name = fragment.name.value;
    const known = fragments.get(name);
    if (known) return known;
    fragments.set(name, NOTHING);
    const shape = shapeOf(fragment.selectionSet);
    fragments.set(name, shape);
    return shape;
  }

  function shapeOf({ selections }: SelectionSetNode): Shape {
    let [depth, aliases, fields] = [0, 0, 0];
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        // Introspection has a limit of its own, and is deep by nature.
        const isIntrospection = selection.name.value.startsWith('__');
        const below = selection.selectionSet && !isIntrospection ? shapeOf(selection.selectionSet) : NOTHING;
        depth = Math.max(depth, 1 + below.depth);
        aliases += below.aliases + (selection.alias ? 1 : 0);
        fields += 1;
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(selection.name.value) : null;
      const spread =
        selection.kind === Kind.INLINE_FRAGMENT
          ? shapeOf(selection.selectionSet)
          : fragment
            ? shapeOfFragment(fragment)
            : NOTHING;
      depth = Math.max(depth, spread.depth);
      aliases += spread.aliases;
      fields += spread.fields;
    }
    return { depth, aliases, fields };
  }

  return {
    OperationDefinition(node) {
      const { depth, aliases, fields } = shapeOf(node.selectionSet);
      const most = MAX_ROOT_FIELDS[node.operation];
      const complain = (text: string) => context.reportError(new GraphQLError(text, { nodes: node }));
      if (depth > MAX_DEPTH) complain(`The operation is ${depth} fields deep; ${MAX_DEPTH} are allowed.`);
      if (aliases > MAX_ALIASES)
        complain(`The operation has ${aliases} aliases; ${MAX_ALIASES} are allowed.`);
      if (fields > most) complain(`The operation has ${fields} root fields; ${most} are allowed.`);
    },
  };
}
