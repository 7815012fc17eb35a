import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isIdentifier, KIND_OF, valueOf } from './arguments.js';
import type { Asker } from './askers.js';
import { generateOperation, type GeneratedOperation, type Identifier } from './generated-operation.js';
import { expectReviewed, type Shown } from './reviewed.js';
import { MARKS } from './marks.js';
import { type Kind, type Place, PLACES } from './kinds-and-places.js';
import { blanked, makeWorld, type World } from './world.js';

type Names = Readonly<Record<string, string>>;

describe('every operation, for every role, at every place', () => {
  let world: World;
  let operations: GeneratedOperation[];

  beforeAll(async () => {
    world = await makeWorld();
    const { schema } = world.forum.server.app.get(GraphQLSchemaHost);
    const roots = { query: schema.getQueryType(), mutation: schema.getMutationType() };
    operations = (['query', 'mutation'] as const).flatMap((kind) =>
      Object.values(roots[kind]?.getFields() ?? {}).map((field) =>
        generateOperation(kind, field, { isIdentifier, valueOf }),
      ),
    );
  });
  afterAll(() => world.forum.stop());

  it('knows what each identifier of the schema names', () => {
    const paths = operations.flatMap(({ identifiers }) => identifiers.map(({ path }) => path));
    expect(paths.sort()).toEqual(Object.keys(KIND_OF).sort());
  });

  // Before the other objects are made: what is hidden is then on the first page of every list.
  it('lists nothing of another community, and the hidden only to the reviewed', async () => {
    const nobody = { role: 'anonymous', identity: {} } as const;
    for (const place of ['private', 'conversation', 'pending', 'foreign'] as const) {
      await world.things.make('post', place, nobody);
      await world.things.make('case', place === 'pending' ? 'visible' : place, nobody);
      await world.things.make('export', place, nobody);
    }
    for (const kind of ['failedJob', 'parkedFact'] as const) await world.things.make(kind, 'visible', nobody);
    const shown: Shown = {};
    for (const operation of operations.filter(({ kind }) => kind === 'query')) {
      const told: Record<string, string[]> = {};
      for (const asker of world.askers) {
        const answer = await ask(operation, asker, {});
        for (const [place, mark] of Object.entries(MARKS)) {
          if (answer.includes(mark)) (told[place] ??= []).push(asker.role);
        }
      }
      if (Object.keys(told).length > 0) shown[operation.name] = told;
    }
    await expectReviewed('lists', shown);
  }, 60_000);

  it('answers as for what does not exist, except to the reviewed', async () => {
    const shown: Shown = {};
    for (const operation of operations) {
      for (const identifier of operation.identifiers) {
        if (SENT_DRAFTS.has(identifier.path)) continue;
        shown[identifier.path] = await whoIsAnswered(operation, identifier);
      }
    }
    await expectReviewed('identifiers', shown);
  }, 600_000);

  it('takes a parent of another thread, space or community for one that is not there', async () => {
    const operation = operations.find(({ name }) => name === 'postReply') as GeneratedOperation;
    for (const asker of world.askers) {
      const thread = { 'postReply.threadId': String(await world.things.make('thread', 'visible', asker)) };
      const absent = { ...thread, 'postReply.parentId': world.things.absent('parent') };
      const nowhere = await ask(operation, asker, absent);
      for (const place of ['own', 'visible', 'private', 'conversation', 'foreign'] as const) {
        const parent = await world.things.make('parent', place, asker);
        if (!parent) continue;
        const elsewhere = await ask(operation, asker, { ...thread, 'postReply.parentId': parent });
        expect([asker.role, place, elsewhere]).toEqual([asker.role, place, nowhere]);
      }
    }
  }, 60_000);

  it('writes no letter to a neighbour who has lost a second factor', async () => {
    const operation = operations.find(({ name }) => name === 'memberSecondFactorReset') as GeneratedOperation;
    const tickets = async (): Promise<number> =>
      (await world.forum.database.query('SELECT 1 FROM account_ticket')).length;
    const before = await tickets();
    const [admin] = world.askers.filter(({ role }) => role === 'admin');
    const ours = String(await world.things.make('guardedMember', 'visible', admin as Asker));
    await ask(operation, admin as Asker, { 'memberSecondFactorReset.memberId': ours });
    expect(await tickets()).toBe(before + 1);
    for (const asker of world.askers) {
      const theirs = String(await world.things.make('guardedMember', 'foreign', asker));
      await ask(operation, asker, { 'memberSecondFactorReset.memberId': theirs });
    }
    expect(await tickets()).toBe(before + 1);
  }, 60_000);

  /** By place, the roles that are answered otherwise than for an object that does not exist. */
  async function whoIsAnswered(
    operation: GeneratedOperation,
    identifier: Identifier,
  ): Promise<Record<string, string[]>> {
    const told: Record<string, string[]> = {};
    for (const place of PLACES) {
      const roles =
        operation.kind === 'query'
          ? await whoReads(operation, identifier, place)
          : await whoChanges(operation, identifier, place);
      if (roles.length > 0) told[place] = roles;
    }
    return told;
  }

  /** All at once: reading changes nothing. */
  async function whoReads(
    operation: GeneratedOperation,
    identifier: Identifier,
    place: Place,
  ): Promise<string[]> {
    const [first] = world.askers;
    const shared = place === 'own' ? null : await nameAll(operation, identifier, place, first as Asker);
    if (place !== 'own' && !shared) return [];
    const answered = await Promise.all(
      world.askers.map(async (asker) => {
        const names = shared ?? (await nameAll(operation, identifier, place, asker));
        return names && (await isAnswered(operation, identifier, asker, names)) ? asker.role : null;
      }),
    );
    return answered.filter((role) => role !== null);
  }

  /** One after the other, since what was answered for may have been changed as well. */
  async function whoChanges(
    operation: GeneratedOperation,
    identifier: Identifier,
    place: Place,
  ): Promise<string[]> {
    const roles: string[] = [];
    let names: Names | null = null;
    for (const asker of world.askers) {
      if (place === 'own') names = null;
      names ??= await nameAll(operation, identifier, place, asker);
      if (!names || !(await isAnswered(operation, identifier, asker, names))) continue;
      roles.push(asker.role);
      names = null;
    }
    return roles;
  }

  async function isAnswered(
    operation: GeneratedOperation,
    identifier: Identifier,
    asker: Asker,
    names: Names,
  ): Promise<boolean> {
    const absent = { ...names, [identifier.path]: world.things.absent(kindOf(identifier)) };
    const [there, nowhere] = await Promise.all([ask(operation, asker, names), ask(operation, asker, absent)]);
    return there !== nowhere;
  }

  /** The identifier at this place, and every other that the operation needs at one that anybody may see. */
  async function nameAll(
    operation: GeneratedOperation,
    identifier: Identifier,
    place: Place,
    asker: Asker,
  ): Promise<Names | null> {
    const name = await world.things.make(kindOf(identifier), place, asker);
    if (!name) return null;
    const names: Record<string, string> = { [identifier.path]: name };
    if (identifier.path === 'postReply.parentId') {
      const thread = await world.things.threadOfParent(name, place);
      if (thread) names['postReply.threadId'] = thread;
    }
    for (const other of operation.identifiers) {
      if (other === identifier || !other.isRequired || names[other.path]) continue;
      names[other.path] = String(await world.things.make(kindOf(other), 'visible', asker));
    }
    return names;
  }

  /** What is answered, without the names that were asked for. */
  async function ask(operation: GeneratedOperation, asker: Asker, names: Names): Promise<string> {
    const { status, data, errors } = await world.forum.graphql(
      operation.document,
      operation.variables(names),
      asker.identity,
    );
    const answer = JSON.stringify({ [operation.name]: status, data, errors });
    // A document that was never run would be refused alike for every object.
    expect(answer).not.toMatch(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT|INTERNAL|RATE_LIMITED/);
    return blanked(answer, Object.values(names));
  }
});

/**
 * The draft that a new text is sent from: the text is accepted whatever the draft, and no two posts are alike. That another's
 * stays where it is: test/integration/discussion/drafts.e2e-spec.ts.
 */
const SENT_DRAFTS = new Set(['postReply.draft.id', 'threadOpen.draft.id']);

function kindOf({ path }: Identifier): Kind {
  const kind = KIND_OF[path];
  if (!kind) throw new Error(`${path} names nothing known`);
  return kind;
}
