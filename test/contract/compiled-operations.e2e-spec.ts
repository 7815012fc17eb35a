import { getOperationAST, Kind, OperationTypeNode, parse } from 'graphql';
import { TrustedDocuments } from '#api';
import {
  type AskedDocument,
  type Corpus,
  type Forum,
  type RequestIdentity,
  seedCorpus,
  startForum,
  type TestCommunity,
} from '#test-support';

/** Stored documents of a kind; of mutations, those that need variables: given none that fit, they change nothing. */
const documentsOf = (kind: OperationTypeNode) =>
  new TrustedDocuments().all.filter(({ text }) => {
    const operation = getOperationAST(parse(text));
    const isHarmless =
      kind === OperationTypeNode.QUERY ||
      operation?.variableDefinitions?.some(({ type }) => type.kind === Kind.NON_NULL_TYPE);
    return operation?.operation === kind && isHarmless;
  });

/** What the install measures of itself is another figure each time: figures and instants in it are compared as such. */
function still<Answer extends { data: Record<string, unknown> }>(answer: Answer): Answer {
  if (!answer.data?.systemHealth) return answer;
  return JSON.parse(JSON.stringify(answer).replace(/\d+(\.\d+)?/g, '0')) as Answer;
}

/** Stored operations run compiled; the same text with a space after it is no stored one, and is interpreted. */
describe('compiled operations', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let corpus: Corpus;
  const readers = new Map<string, RequestIdentity>();

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
    const space = await forum.make.space(brand);
    await forum.make.space(brand, { visibility: 'private' });
    corpus = await seedCorpus(forum.database, brand, space, { members: 5, threads: 6, postsPerThread: 7 });
    readers.set('guest', { community: brand.slug });
    readers.set('member', { community: brand.slug, token: (await forum.make.member(brand)).token });
    const admin = await forum.make.member(brand, { role: 'admin', isOperator: true });
    readers.set('admin', { community: brand.slug, cookie: admin.cookie });
    readers.set('nobody’s', { community: 'nobody' });
  });
  afterAll(() => forum.stop());

  const answerTo = async (query: AskedDocument, variables: object, identity: RequestIdentity) => {
    const { status, data, errors } = await forum.graphql(
      query,
      variables as Record<string, unknown>,
      identity,
    );
    // Of several fields that end the whole answer, the first to be done is named.
    const told = errors.map(({ path, ...error }) => (data === null ? error : { ...error, path }));
    return { status, data, errors: told };
  };

  const variablesFor = (text: string): Record<string, unknown>[] => {
    const isChanges = text.includes('threadChanges');
    const known = {
      id: corpus.threadIds[0],
      threadId: corpus.threadIds[0],
      first: 3,
      query: '',
      state: 'OPEN',
      ...(isChanges ? { after: 2 } : {}),
    };
    return [
      known,
      { ...known, id: corpus.postIds[3], first: 100 },
      { ...known, id: 'none', threadId: 'none', after: isChanges ? -1 : 'forged', query: 'sentence' },
      { ...known, first: -1 },
      { ...known, first: 'many' },
      {},
    ];
  };

  it.each(
    documentsOf(OperationTypeNode.QUERY).map(
      ({ app, name, id, text }) => [`${app} ${name} ${id}`, { text, documentId: id }] as const,
    ),
  )('answer as interpreted ones do: %s', async (_name, { text, documentId }) => {
    for (const [reader, identity] of readers) {
      for (const variables of variablesFor(text)) {
        const interpreted = await answerTo(`${text} `, variables, identity);
        const expected = { reader, variables, ...still(interpreted) };
        // By its text through Apollo Server, by its id past it.
        for (const asked of [text, { documentId }]) {
          const compiled = await answerTo(asked, variables, identity);
          expect({ reader, variables, ...still(compiled) }).toEqual(expected);
        }
      }
    }
  });

  it.each(
    documentsOf(OperationTypeNode.MUTATION).map(
      ({ app, name, id, text }) => [`${app} ${name} ${id}`, { text, documentId: id }] as const,
    ),
  )('refuse as interpreted ones do: %s', async (_name, { text, documentId }) => {
    for (const [reader, identity] of readers) {
      for (const variables of [{}, { input: 'none' }, { input: {}, postId: 7, token: null, id: [] }]) {
        const interpreted = await answerTo(`${text} `, variables, identity);
        const expected = { reader, variables, ...interpreted };
        for (const asked of [text, { documentId }])
          expect({ reader, variables, ...(await answerTo(asked, variables, identity)) }).toEqual(expected);
      }
    }
  });
});
