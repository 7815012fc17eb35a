import { createDataSource } from '#platform';
import { ENTITIES } from '#server';
import { cloneDatabase, type TestDatabase } from '#test-support';

/** Indexes, constraints, triggers and defaults are the migrations' own; entities must agree on tables and columns. */
const CONCERNS_COLUMNS = /CREATE TABLE|DROP TABLE|ADD "|DROP COLUMN|ALTER COLUMN (?!.*DEFAULT)|RENAME/;

describe('entities and migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('agree on every mapped column', async () => {
    const source = createDataSource({
      url: database.url,
      poolSize: 2,
      statementTimeoutMs: 10_000,
      entities: ENTITIES,
    });
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.map(({ query }) => query).filter((query) => CONCERNS_COLUMNS.test(query))).toEqual([]);
  });
});
