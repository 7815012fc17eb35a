import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { MAX_ALIASES, MAX_DEPTH, MAX_DIRECTIVES, MAX_REPEATS, MAX_ROOT_FIELDS } from './graphql-limits.js';
import { fieldsOf, ShapeMeter } from './operation-shape.js';

/** Validation rule: how deep an operation goes, how often it repeats itself, and how many root fields it has. */
export function shapeRule(context: ValidationContext): ASTVisitor {
  const meter = new ShapeMeter((name) => context.getFragment(name));
  return {
    OperationDefinition(node) {
      const shape = meter.of(node.selectionSet);
      const ofVariables = node.variableDefinitions?.flatMap(({ directives }) => directives ?? []) ?? [];
      const directives = shape.directives + ofVariables.length + (node.directives?.length ?? 0);
      const bound = (count: number, most: number, what: string) => {
        if (count <= most) return;
        const text = `The operation has ${count} ${what}; ${most} are allowed.`;
        context.reportError(new GraphQLError(text, { nodes: node }));
      };
      bound(shape.depth, MAX_DEPTH, 'levels of fields');
      bound(shape.aliases, MAX_ALIASES, 'aliases');
      bound(directives, MAX_DIRECTIVES, 'directives');
      bound(shape.repeats, MAX_REPEATS, 'repeated fields');
      bound(fieldsOf(shape), MAX_ROOT_FIELDS[node.operation], 'root fields');
    },
  };
}
