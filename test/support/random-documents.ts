import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Numbers from 0 to 1 that come again with the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a random document may contain. */
export interface DocumentWishes {
  readonly schema: GraphQLSchema;
  readonly random: () => number;
  /** Fields of the longest path. */
  readonly depth: number;
  /** Root fields to choose from. */
  readonly roots: readonly string[];
  /** An argument's value, as GraphQL text; null leaves the argument out where that is allowed. */
  readonly argument: (field: string, name: string) => string | null;
}

/** A query made at random: valid, and greedy. Every page asks for `$page` items. */
export function randomQuery(wishes: DocumentWishes): string {
  const { schema, random, roots } = wishes;
  const root = schema.getQueryType() as GraphQLObjectType;
  const count = 1 + Math.floor(random() * 3);
  const fields = Array.from({ length: count }, (_, place) => {
    const name = roots[Math.floor(random() * roots.length)] as string;
    return `r${place}: ${fieldText(wishes, root.getFields()[name] as Field, wishes.depth)}`;
  });
  return `query ($page: Int) { ${fields.join(' ')} }`;
}

type Field = GraphQLField<unknown, unknown>;

function fieldText(wishes: DocumentWishes, field: Field, depth: number): string {
  const given = field.args.flatMap(({ name, type }) => {
    const value = name === 'first' ? '$page' : wishes.argument(field.name, name);
    if (value !== null) return [`${name}: ${value}`];
    return isNonNullType(type) ? [`${name}: ${anyValue(type)}`] : [];
  });
  const head = field.name + (given.length > 0 ? `(${given.join(', ')})` : '');
  const inner = getNamedType(field.type);
  return isObjectType(inner) ? `${head} { ${selectionText(wishes, inner, depth - 1)} }` : head;
}

function selectionText(wishes: DocumentWishes, type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields());
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const branches = fields.filter((field) => depth > 1 && isObjectType(getNamedType(field.type)));
  const chosen = [
    ...leaves.filter(() => wishes.random() < 0.7).map(({ name }) => name),
    // Edges lead to the objects: a connection without them would ask for nothing.
    ...branches
      .filter(({ name }) => name === 'edges' || name === 'node' || wishes.random() < 0.6)
      .map((field) => fieldText(wishes, field, depth)),
  ];
  return chosen.join(' ') || '__typename';
}

function anyValue(type: GraphQLInputType): string {
  if (isListType(isNonNullType(type) ? type.ofType : type)) return '[]';
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? 'null';
  return named.name === 'Int' ? '0' : '""';
}
