import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '#platform';
import {
  type Forum,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  waitFor,
} from '#test-support';

/** Longer than six tries of one fact take with the pauses of tests. */
const MANY_TRIES_MS = 1_500;

describe('a database whose disk is full', () => {
  let forum: Forum;
  let community: TestCommunity;
  let member: TestMember;
  let operator: TestMember;
  let threadId: string;
  const lines: { level: number; msg: string }[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString('utf8').split('\n').filter(Boolean))
        lines.push(JSON.parse(line) as { level: number; msg: string });
      done();
    },
  });

  beforeAll(async () => {
    forum = await startForum({ logger: createLogger('warn', destination) });
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    const space = await forum.make.space(community);
    member = await forum.make.member(community);
    operator = await forum.make.member(community, { isOperator: true });
    ({ threadId } = await openThread(
      forum,
      { member, community, space },
      { title: 'Before', body: 'There was room.' },
    ));
    await settle(forum);
    // What Postgres says when a table finds no room for another page.
    await forum.database.query(
      `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`,
    );
  });
  afterAll(() => forum.stop());

  const say = (body: string) => reply(forum, { member, community }, { threadId, body });
  const fill = (table: string) =>
    forum.database.query(
      `CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION no_room()`,
    );
  const free = (table: string) => forum.database.query(`DROP TRIGGER no_room ON ${table}`);
  const stateOf = async (part: string) => {
    const { data } = await forum.graphql<{
      systemHealth: { parts: { part: string; state: string; code: string }[] };
    }>('{ systemHealth { parts { part state code } } }', {}, { cookie: operator.cookie });
    const found = data.systemHealth.parts.find((each) => each.part === part);
    return [found?.state, found?.code];
  };
  const posts = () =>
    forum.database.query<{ id: string }>('SELECT id FROM post WHERE thread_id = $1 ORDER BY id', [threadId]);

  it('refuses what is new, can be read, says so once, parks nothing, and goes on by itself', async () => {
    const kept = await posts();
    await fill('post');
    for (let count = 0; count < 5; count += 1) await expect(say('Too much.')).rejects.toThrow(/INTERNAL/);
    expect(await stateOf('database')).toEqual(['DOWN', 'DATABASE_FULL']);
    expect(await posts()).toEqual(kept);
    expect((await fetch(`${forum.url}/c/${community.slug}`)).status).toBe(200);
    await free('post');
    await fill('search_document');
    const { id } = await say('There is room for this, and none for its place in the index.');
    await sleep(MANY_TRIES_MS);
    expect(await forum.database.query('SELECT FROM fact_parked')).toEqual([]);
    await free('search_document');
    await settle(forum);
    expect(await forum.database.query('SELECT FROM search_document WHERE post_id = $1', [id])).toHaveLength(
      1,
    );
    // What still fits into the pages there are does not mean that it is over: ten seconds without a refusal do.
    expect(await stateOf('database')).toEqual(['DOWN', 'DATABASE_FULL']);
    await waitFor('the end', async () => (await stateOf('database'))[0] === 'WORKING', 25_000);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'the disk of the database is full: nothing is written until there is room',
      'over: the disk of the database is full',
    ]);
    await say('After it.');
  }, 60_000);
});
