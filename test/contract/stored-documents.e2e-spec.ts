import { createHash } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { costOf, LIST_SIZES, pageCosts, PUBLIC_ALLOWANCE, STAFF_ALLOWANCE, TrustedDocuments } from '#api';
import { type Forum, startForum } from '#test-support';

/** Values of the types that a text does not fit. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Int: 0,
  CaseState: 'OPEN',
  ReviewSort: 'NEWEST',
  DraftPlaceInput: { kind: 'REPLY', id: 'x' },
};

describe('stored documents', () => {
  const { all } = new TrustedDocuments();
  let forum: Forum;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    ({ schema } = forum.server.app.get(GraphQLSchemaHost, { strict: false }));
  });
  afterAll(() => forum.stop());

  it.each(all.map((document) => [`${document.app} ${document.name} ${document.id}`, document] as const))(
    'still fit the schema and their callers’ allowance: %s',
    (_name, { id, app, text }) => {
      const document = parse(text);
      expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
      expect(id.slice(1)).toBe(createHash('sha256').update(text).digest('base64url').slice(0, 22));
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION)
        throw new Error('A stored document begins with its operation.');
      // The largest pages that there are, whatever else is asked.
      const variables = Object.fromEntries(
        (operation.variableDefinitions ?? []).flatMap(({ variable: { name }, type }) => {
          if (name.value === 'first' || name.value === 'last') return [[name.value, 1_000]];
          if (type.kind !== Kind.NON_NULL_TYPE || type.type.kind !== Kind.NAMED_TYPE) return [];
          return [[name.value, SAMPLES[type.type.name.value] ?? 'x']];
        }),
      );
      const cost = costOf(schema, document, operation, variables);
      expect(cost).toBeLessThanOrEqual((app === 'console' ? STAFF_ALLOWANCE : PUBLIC_ALLOWANCE).cost);
      if (operation.operation === OperationTypeNode.QUERY) expect(cost).toBeGreaterThan(0);
    },
  );

  it.each(all.filter(({ id }) => id.startsWith('g')).map((stored) => [stored.name, stored] as const))(
    'cost for every page what they cost when each is weighed anew: %s',
    (_name, { text }) => {
      const document = parse(text);
      const [operation] = document.definitions as [OperationDefinitionNode];
      const known = pageCosts(schema, document);
      const ids = { id: 'x', threadId: 'x', after: text.includes('$after:Int') ? 0 : 'x' };
      const sizes = [undefined, null, -3, 0, 1, 19, 20, 99, 100, 101, 1_000];
      // What does not fit is asked first and last: it must not be taken for what does.
      const unfit = [2 ** 40, 1.5, 'x', {}];
      for (const first of [...unfit, ...sizes, ...sizes, ...unfit])
        for (const last of [undefined, null, 5, 100]) {
          const weighed = costOf(schema, document, operation, { ...ids, first, last });
          const fits = weighed > 0;
          if (fits) expect([first, last, known({ ...ids, first, last })]).toEqual([first, last, weighed]);
          else known({ ...ids, first, last });
        }
    },
  );

  it('are weighed by lists that there are', () => {
    for (const name of Object.keys(LIST_SIZES)) {
      const [type = '', field = ''] = name.split('.');
      const owner = schema.getType(type);
      const found = isObjectType(owner) ? owner.getFields()[field]?.type : undefined;
      expect([name, isListType(isNonNullType(found) ? found.ofType : found)]).toEqual([name, true]);
    }
  });
});
