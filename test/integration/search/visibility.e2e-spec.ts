import {
  describeWith,
  type Forum,
  openThread,
  settle,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';
import { type EngineUnderTest, SEARCH_ENGINES } from './search-engines.js';
import { postIdsOf, searchAs } from './verbatim-search.js';

for (const engine of SEARCH_ENGINES)
  describeWith(engine.requirement, `what a search in ${engine.name} may show`, () =>
    whatASearchMayShow(engine),
  );

function whatASearchMayShow(engine: EngineUnderTest): void {
  let forum: Forum;
  let community: TestCommunity;
  let [open, closed]: TestSpace[] = [];
  let author: TestMember;
  let analyst: { member: TestMember; community: TestCommunity };
  let manager: { member: TestMember; community: TestCommunity };

  const write = (space: TestSpace | undefined, body: string, title = 'Un sujet') =>
    openThread(forum, { member: author, community, space: space as TestSpace }, { title, body });

  beforeAll(async () => {
    forum = await engine.start();
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    open = await forum.make.space(community, { slug: 'open' });
    closed = await forum.make.space(community, { slug: 'closed', visibility: 'private' });
    author = await forum.make.member(community);
    await forum.make.grantAccess(community, closed, author);
    analyst = { member: await forum.make.member(community, { role: 'analyst' }), community };
    manager = { member: await forum.make.member(community, { role: 'community_manager' }), community };
  });

  afterAll(async () => forum.stop());

  it('hides a private space from results, counts, facets and corrections', async () => {
    const [inOpen, inClosed] = [
      await write(open, 'Un luminaire élégant.'),
      await write(closed, 'Le luminaire Zéphyrine, secret.'),
    ];
    await settle(forum);
    const seen = await searchAs(forum, analyst, 'luminaire');
    expect(postIdsOf(seen)).toEqual([inOpen.id]);
    expect(seen.totalCount).toBe(1);
    expect(seen.facets.spaces).toEqual([{ space: { slug: 'open' }, count: 1 }]);
    expect(seen.facets.months.map(({ count }) => count)).toEqual([1]);
    expect(
      (await searchAs(forum, analyst, 'luminaire', { filter: { spaceIds: [closed?.id] } })).totalCount,
    ).toBe(0);
    expect((await searchAs(forum, analyst, 'zephyrnie ')).corrections).toEqual([]);
    expect((await searchAs(forum, analyst, 'zephyrine')).totalCount).toBe(0);
    const staff = await searchAs(forum, manager, 'zephyrnie ');
    expect(postIdsOf(staff)).toEqual([inClosed.id]);
    expect(staff.corrections).toEqual([{ typed: 'zephyrnie', searched: ['zephyrine'] }]);
  });

  it('follows the rights of the moment, without a new index', async () => {
    const post = await write(closed, 'Un mot rare : calembredaine.');
    await settle(forum);
    expect((await searchAs(forum, analyst, 'calembredaine')).totalCount).toBe(0);
    await forum.make.grantAccess(community, closed as TestSpace, analyst.member);
    expect(postIdsOf(await searchAs(forum, analyst, 'calembredaine'))).toEqual([post.id]);
    await forum.database.query('DELETE FROM space_access WHERE member_id = $1', [analyst.member.id]);
    expect((await searchAs(forum, analyst, 'calembredaine')).totalCount).toBe(0);
  });

  it('shows nothing of a neighbour', async () => {
    const neighbour = await forum.make.community({ newcomerPostThreshold: 0 });
    const space = await forum.make.space(neighbour);
    const other = { member: await forum.make.member(neighbour, { role: 'admin' }), community: neighbour };
    await openThread(forum, { ...other, space }, { title: 'Voisin', body: 'Une girandole chez le voisin.' });
    await settle(forum);
    expect((await searchAs(forum, other, 'girandole')).totalCount).toBe(1);
    const ours = await searchAs(forum, manager, 'girandole');
    expect(ours).toMatchObject({ edges: [], totalCount: 0, facets: { spaces: [], months: [] } });
    expect((await searchAs(forum, manager, 'girandoel ')).corrections).toEqual([]);
    expect((await searchAs(forum, manager, '', { filter: { spaceIds: [space.id] } })).totalCount).toBe(0);
  });

  it('lets no post out that is gone, even before the index knows', async () => {
    const post = await write(open, 'Un abat-jour évanescent.');
    await settle(forum);
    expect(postIdsOf(await searchAs(forum, manager, 'évanescent'))).toEqual([post.id]);
    await forum.database.query(`UPDATE post SET state = 'removed' WHERE id = $1`, [post.id]);
    const page = await searchAs(forum, manager, 'évanescent');
    await forum.database.query(`UPDATE post SET state = 'published' WHERE id = $1`, [post.id]);
    expect(page.edges).toEqual([]);
  });

  it('forgets a withdrawn post, and finds an edited one by its new text alone', async () => {
    const withdrawn = await write(open, 'Un lampadaire mordoré.');
    const edited = await write(open, 'Une applique bleutée.');
    await settle(forum);
    const as = { community: community.slug, token: author.token };
    await forum.graphql(
      `mutation ($id: ID!) { postWithdraw(input: { postId: $id }) { userErrors { code } } }`,
      { id: withdrawn.id },
      as,
    );
    await forum.graphql(
      `mutation ($id: ID!) { postEdit(input: { postId: $id, body: "Une applique verdâtre.", expectedRevision: 1 }) { userErrors { code } } }`,
      { id: edited.id },
      as,
    );
    await settle(forum);
    expect((await searchAs(forum, manager, 'mordoré')).totalCount).toBe(0);
    expect((await searchAs(forum, manager, 'bleutée')).totalCount).toBe(0);
    const [node] = (await searchAs(forum, manager, 'verdâtre')).edges.map((edge) => edge.node);
    expect(node).toMatchObject({ postId: edited.id, revisionNumber: 2, body: 'Une applique verdâtre.' });
  });

  it('never indexes a post that waits', async () => {
    const strict = await forum.make.community({ newcomerPostThreshold: 5 });
    const space = await forum.make.space(strict);
    const staff = {
      member: await forum.make.member(strict, { role: 'community_manager' }),
      community: strict,
    };
    const newcomer = { member: await forum.make.member(strict), community: strict, space };
    const held = await openThread(forum, newcomer, {
      title: 'Lien',
      body: 'Une suspension : https://spam.example/',
    });
    expect(held.state).toBe('PENDING');
    await settle(forum);
    expect((await searchAs(forum, staff, 'suspension')).totalCount).toBe(0);
  });

  it('gives the same index when facts come again, and when it is rebuilt from the log', async () => {
    const rows = () =>
      forum.database.query<{ post_id: string }>(
        'SELECT post_id, revision_id, space_id, vector::text FROM search_document ORDER BY post_id',
      );
    const before = await rows();
    expect(before.length).toBeGreaterThan(5);
    const replay = () =>
      forum.database.query(`UPDATE fact_cursor SET tx = '0', id = 0 WHERE consumer = 'search.index'`);
    await replay();
    await settle(forum);
    expect(await rows()).toEqual(before);
    await forum.database.query('TRUNCATE search_document, search_word');
    // The consumer may be in the middle of a look at the log: its cursor then overtakes the one set here.
    const rebuilt = await waitFor('the new index', async () => {
      await replay();
      await settle(forum);
      const found = await rows();
      return found.length === before.length ? found : null;
    });
    expect(rebuilt).toEqual(before);
  });

  it('moves with its thread to another space', async () => {
    const post = await write(open, 'Un photophore voyageur.');
    await settle(forum);
    await forum.database.query('UPDATE thread SET space_id = $2 WHERE id = $1', [post.threadId, closed?.id]);
    await forum.database.query(
      `INSERT INTO fact (type, community_id, payload) VALUES ('discussion.ThreadChanged', $1, $2)`,
      [community.id, JSON.stringify({ threadId: post.threadId, spaceId: closed?.id, seq: 2, prevSeq: 1 })],
    );
    await settle(forum);
    expect((await searchAs(forum, analyst, 'photophore')).totalCount).toBe(0);
    expect((await searchAs(forum, manager, 'photophore')).edges[0]?.node.space.slug).toBe('closed');
  });

  it('was answered by the engine itself', async () => {
    expect((await searchAs(forum, manager, 'luminaire')).isFallback).toBe(false);
  });
}
