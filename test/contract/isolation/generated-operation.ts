import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** How deep the generated selections go: far enough for what an object holds of others, and no dearer than is allowed. */
const DEPTH = { ofOne: 2, ofMany: 3, ofAll: 1 } as const;

/** A place in an operation's arguments that names an object: `postReply.threadId`. */
export interface Identifier {
  readonly path: string;
  readonly keys: readonly string[];
  readonly isList: boolean;
  /** Every object above it has to be given as well. */
  readonly isRequired: boolean;
}

/** One root field as the suite asks for it. */
export interface GeneratedOperation {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  readonly document: string;
  readonly identifiers: readonly Identifier[];
  /** Variables with a value for every other required argument; `named` fills the identifiers by their path. */
  variables(named: Readonly<Record<string, string>>): Record<string, unknown>;
}

/** What the arguments hold apart from identifiers: by `Input.field`, by `operation.argument`, or by type alone. */
export type ValueSource = (path: string) => unknown;

/** Builds the text of one root field: every argument as a variable, every field that needs none. */
export function generateOperation(
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  names: { isIdentifier: (path: string) => boolean; valueOf: ValueSource },
): GeneratedOperation {
  const identifiers = field.args.flatMap((argument) =>
    identifiersOf(argument, field.name, [argument.name], names.isIdentifier),
  );
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const document = `${kind}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`}${selectionOf(field.type, depthFor(field), [])} }`;
  return {
    kind,
    name: field.name,
    document,
    identifiers,
    variables: (named) =>
      Object.fromEntries(
        field.args.flatMap((argument) => {
          const value = valueFor(argument, `${field.name}.${argument.name}`, named, names);
          return value === undefined ? [] : [[argument.name, value]];
        }),
      ),
  };
}

function depthFor(field: GraphQLField<unknown, unknown>): number {
  if (isList(field.type)) return DEPTH.ofAll;
  return field.args.some(({ name }) => name === 'first') ? DEPTH.ofMany : DEPTH.ofOne;
}

function identifiersOf(
  argument: GraphQLArgument | GraphQLInputField,
  operation: string,
  keys: readonly string[],
  isIdentifier: (path: string) => boolean,
): Identifier[] {
  const type = getNamedType(argument.type);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((inner) =>
      identifiersOf(inner, operation, [...keys, inner.name], isIdentifier),
    );
  }
  const path = `${operation}.${keys.filter((key) => key !== 'input').join('.')}`;
  if (type.name !== 'ID' && !isIdentifier(path)) return [];
  return [
    { path, keys, isList: isListType(nullable(argument.type)), isRequired: isNonNullType(argument.type) },
  ];
}

function valueFor(
  argument: GraphQLArgument | GraphQLInputField,
  path: string,
  named: Readonly<Record<string, string>>,
  names: { isIdentifier: (path: string) => boolean; valueOf: ValueSource },
): unknown {
  const plain = path.replace('.input', '');
  const given = named[plain];
  if (given !== undefined) return isListType(nullable(argument.type)) ? [given] : given;
  const known = names.valueOf(plain);
  if (known !== undefined) return known;
  const type = getNamedType(argument.type);
  if (isInputObjectType(type)) {
    const entries = Object.values(type.getFields()).flatMap((inner) => {
      const value = valueFor(inner, `${path}.${inner.name}`, named, names);
      return value === undefined ? [] : [[inner.name, value]];
    });
    if (entries.length === 0 && !isNonNullType(argument.type)) return undefined;
    const value: unknown = Object.fromEntries(entries);
    return isListType(nullable(argument.type)) ? [value] : value;
  }
  return isNonNullType(argument.type) ? plainValue(argument.type) : undefined;
}

function plainValue(type: GraphQLInputType): unknown {
  if (isListType(nullable(type))) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const values: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    DateTime: new Date(0).toISOString(),
  };
  return values[named.name] ?? 'x';
}

function nullable(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? type.ofType : type;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function selectionOf(type: GraphQLOutputType, depth: number, above: readonly string[]): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return ' { __typename }';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (field.args.some((argument) => isNonNullType(argument.type))) return [];
    if (isLeafType(inner)) return [field.name];
    // An object that is already being read is not read again within itself.
    if (depth === 0 || above.includes(inner.name)) return [];
    const few = field.args.some(({ name }) => name === 'first') ? '(first: 1)' : '';
    // Of a list that cannot be paged, what its items hold themselves.
    const below = isList(field.type) && field.name !== 'edges' ? 0 : depth - 1;
    return [`${field.name}${few}${selectionOf(field.type, below, [...above, named.name])}`];
  });
  return ` { ${fields.length > 0 ? fields.join(' ') : '__typename'} }`;
}
