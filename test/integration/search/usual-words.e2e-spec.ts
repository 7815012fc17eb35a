import {
  countStatements,
  type Forum,
  openThread,
  settle,
  startForum,
  type TestCommunity,
  type TestSpace,
} from '#test-support';

describe('words of the dictionary', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    space = await forum.make.space(brand);
  });
  afterAll(() => forum.stop());

  const counts = async () => {
    const rows = await forum.database.query<{ word: string; count: number }>(
      'SELECT word, document_count::int AS count FROM search_word WHERE space_id = $1',
      [space.id],
    );
    return Object.fromEntries(rows.map(({ word, count }) => [word, count]));
  };

  it('are counted until they are usual, and then asked about no more', async () => {
    const write = async (text: string) => {
      const member = await forum.make.member(brand);
      const { statements } = await countStatements(async () => {
        await openThread(forum, { community: brand, space, member }, { title: 'Lanternes', body: text });
        await settle(forum);
      });
      return statements.filter((sql) => sql.includes('INTO search_word')).length;
    };
    for (let count = 1; count <= 8; count += 1) {
      expect(await write('lanternes vives')).toBe(1);
      expect(await counts()).toEqual({ lanternes: count, vives: count });
    }
    expect(await write('lanternes vives')).toBe(0);
    expect(await write('lanternes vives et rares')).toBe(1);
    expect(await counts()).toEqual({ lanternes: 8, vives: 8, et: 1, rares: 1 });
  });
});
