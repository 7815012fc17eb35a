import type { RequestContext } from '#platform';
import {
  GraphQLBoolean,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  parse,
} from 'graphql';
import { compileOperation } from './compiled-operation.js';

describe('a compiled operation', () => {
  it('takes the default of a variable that is never null, and is not run again by the reference executor', async () => {
    const parsed: unknown[] = [];
    const Word = new GraphQLScalarType({
      name: 'Word',
      parseValue: (value) => (parsed.push(value), value),
    });
    const said = {
      type: GraphQLString,
      args: { word: { type: Word }, isLoud: { type: GraphQLBoolean } },
      resolve: (_: unknown, { word, isLoud }: { word: string; isLoud: boolean }) => `${word} ${isLoud}`,
    };
    const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { said } }) });
    const document = parse(
      'query Q($word: Word!, $isLoud: Boolean! = false) { said(word: $word, isLoud: $isLoud) again: said(word: $word) @include(if: $isLoud) }',
    );
    const run = compileOperation(schema, document);

    expect(await run({} as RequestContext, { word: 'tea' })).toEqual({ data: { said: 'tea false' } });
    // The reference executor parses them a second time.
    expect(parsed).toEqual(['tea']);
    expect(await run({} as RequestContext, { word: 'tea', isLoud: true })).toEqual({
      data: { said: 'tea true', again: 'tea undefined' },
    });
  });
});
