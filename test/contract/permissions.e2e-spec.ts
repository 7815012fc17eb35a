import { readFile } from 'node:fs/promises';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type Forum, startForum } from '#test-support';
import { operationTable } from '../support/operation-table.js';

/** The reviewed table of who may call what: change it by hand, together with the code. */
const REVIEWED = new URL('../../../test/contract/permissions.json', import.meta.url);

describe('who may call what', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum();
  });
  afterAll(() => forum.stop());

  it('declares a rule on every operation and route', () => {
    const undeclared = Object.entries(operationTable(forum.server.app)).filter(
      ([, rule]) => rule === 'UNDECLARED',
    );
    expect(undeclared).toEqual([]);
  });

  it('knows every field of the schema’s roots', () => {
    const { schema } = forum.server.app.get(GraphQLSchemaHost);
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
    );
    const declared = operationTable(forum.server.app);
    expect(roots.filter((name) => !(name in declared))).toEqual([]);
    expect(roots.length).toBeGreaterThan(20);
  });

  it('is what was reviewed', async () => {
    const reviewed = JSON.parse(await readFile(REVIEWED, 'utf8')) as Record<string, string>;
    expect(operationTable(forum.server.app)).toEqual(reviewed);
  });
});
