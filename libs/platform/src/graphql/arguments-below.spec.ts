import { buildSchema, executeSync, type GraphQLResolveInfo, parse } from 'graphql';
import { argumentsBelow } from './arguments-below.js';

const schema = buildSchema(`
  type Query { shelf(id: ID): Shelf }
  type Shelf { name: String books(first: Int = 7, after: String): [String] }
`);

/** What the resolver of `shelf` finds out about `books`. */
function lookBelow(text: string, variableValues: Record<string, unknown> = {}): (object | null)[] {
  const looks: (object | null)[] = [];
  const rootValue = {
    shelf: (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      looks.push(argumentsBelow(info, 'books'));
      return null;
    },
  };
  executeSync({ schema, document: parse(text), rootValue, variableValues });
  return looks;
}

describe('argumentsBelow', () => {
  it('reads literals, variables and defaults', () => {
    expect(lookBelow('{ shelf { books(first: 3) } }')).toEqual([{ first: 3 }]);
    expect(lookBelow('query ($n: Int) { shelf { books(first: $n) } }', { n: 4 })).toEqual([{ first: 4 }]);
    expect(lookBelow('query ($n: Int) { shelf { books(first: $n, after: "x") } }')).toEqual([
      { first: 7, after: 'x' },
    ]);
  });

  it('follows fragments', () => {
    const text =
      'query ($n: Int) { shelf { ...A } } fragment A on Shelf { name ... on Shelf { books(first: $n) } }';
    expect(lookBelow(text, { n: 5 })).toEqual([{ first: 5 }]);
    // The same document again, with other variables: only its shape is remembered.
    expect(lookBelow(text, { n: 6 })).toEqual([{ first: 6 }]);
  });

  it('keeps two fields apart that resolve the same', () => {
    const text = '{ a: shelf(id: 1) { books(first: 1) } b: shelf(id: 2) { books(first: 2) } }';
    expect(lookBelow(text)).toEqual([{ first: 1 }, { first: 2 }]);
  });

  it.each([
    ['not asked for', '{ shelf { name } }'],
    ['asked for twice under two names', '{ shelf { books(first: 1) more: books(first: 2) } }'],
    ['asked for twice in two places', '{ shelf { books(first: 1) } shelf { books(first: 1) } }'],
    ['included on a condition', '{ shelf { books(first: 1) @include(if: true) } }'],
    ['spread on a condition', '{ shelf { ...A @skip(if: false) } } fragment A on Shelf { books }'],
  ])('answers nothing for what is %s', (_what, text) => {
    expect(lookBelow(text)).toEqual([null]);
  });

  it('leaves arguments that do not fit to the field itself', () => {
    expect(lookBelow('{ shelf { books(first: "many") } }')).toEqual([null]);
  });
});
