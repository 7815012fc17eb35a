import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  type GraphQLResolveInfo,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/** What was found below a field, by its node: documents are parsed once and asked again and again. */
const found = new WeakMap<FieldNode, Map<string, FieldNode | null>>();

/**
 * The arguments of the field `name` below the one that is being resolved, for reading both at once. Null where it is not
 * asked for, asked for more than once, or under a condition; and where its arguments do not fit, which is its own to say.
 */
export function argumentsBelow<Arguments>(info: GraphQLResolveInfo, name: string): Arguments | null {
  const [node, another] = info.fieldNodes;
  if (!node || another) return null;
  const below = onlyFieldBelow(node, name, info.fragments);
  const type = getNamedType(info.returnType);
  const definition = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!below || !definition) return null;
  try {
    return getArgumentValues(definition, below, info.variableValues) as Arguments;
  } catch {
    return null;
  }
}

function onlyFieldBelow(node: FieldNode, name: string, fragments: Fragments): FieldNode | null {
  const known = found.get(node) ?? new Map<string, FieldNode | null>();
  const before = known.get(name);
  if (before !== undefined) return before;
  const asked = node.selectionSet ? [...fieldsNamed(name, node.selectionSet, fragments)] : [];
  const [only, another] = asked;
  const field = only && !another && only !== CONDITIONAL ? only : null;
  found.set(node, known.set(name, field));
  return field;
}

/** Stands for a field that a directive may leave out. */
const CONDITIONAL = { kind: Kind.FIELD } as FieldNode;

function* fieldsNamed(name: string, set: SelectionSetNode, fragments: Fragments): Generator<FieldNode> {
  for (const selection of set.selections) {
    const isConditional = (selection.directives?.length ?? 0) > 0;
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value === name) yield isConditional ? CONDITIONAL : selection;
      continue;
    }
    const spread = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    if (!spread) continue;
    for (const field of fieldsNamed(name, spread.selectionSet, fragments))
      yield isConditional ? CONDITIONAL : field;
  }
}
