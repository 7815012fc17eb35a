import {
  describeWith,
  type Forum,
  openThread,
  reply,
  settle,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  type WrittenPost,
} from '#test-support';
import { type EngineUnderTest, SEARCH_ENGINES } from './search-engines.js';
import { markedIn, postIdsOf, searchAs } from './verbatim-search.js';

for (const engine of SEARCH_ENGINES)
  describeWith(engine.requirement, `searching verbatims in ${engine.name}`, () => searchingVerbatims(engine));

function searchingVerbatims(engine: EngineUnderTest): void {
  let forum: Forum;
  let community: TestCommunity;
  let member: TestMember;
  let staff: { member: TestMember; community: TestCommunity };
  let [general, ideas]: TestSpace[] = [];
  let open: WrittenPost;
  let answer: WrittenPost;
  let lamp: WrittenPost;

  beforeAll(async () => {
    forum = await engine.start();
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    general = await forum.make.space(community, { slug: 'general' });
    ideas = await forum.make.space(community, { slug: 'ideas' });
    member = await forum.make.member(community, { displayName: 'Léa' });
    staff = { member: await forum.make.member(community, { role: 'community_manager' }), community };
    const inGeneral = { member, community, space: general };
    open = await openThread(forum, inGeneral, {
      title: 'La politique des données',
      body: "Pourquoi l'État tarde-t-il à publier ses **données ouvertes** ?\n\nIl y a urgence.",
    });
    answer = await reply(
      forum,
      { member, community },
      {
        threadId: open.threadId,
        body: 'La donnée publique appartient à tous ; une donnée, des usages.',
      },
    );
    lamp = await openThread(
      forum,
      { member, community, space: ideas },
      {
        title: 'Lampe cassée',
        body: 'Ma lampe 3D est arrivée cassée, le pied de la lampe surtout.',
      },
    );
    for (let index = 0; index < 12; index += 1) {
      await openThread(forum, inGeneral, {
        title: `Sujet ${index}`,
        body: `Le numérique, encore le numérique, fois ${index}.`,
      });
    }
    await settle(forum);
  });

  afterAll(async () => forum.stop());

  it('finds accented words typed without accents, and marks them in the text', async () => {
    const page = await searchAs(forum, staff, 'donnees ouvertes');
    expect(postIdsOf(page)).toEqual([open.id]);
    expect(markedIn(page)).toEqual(['données', 'ouvertes']);
    expect(page.edges[0]?.node).toMatchObject({
      body: "Pourquoi l'État tarde-t-il à publier ses **données ouvertes** ?\n\nIl y a urgence.",
      sha256: open.sha256,
      space: { slug: 'general' },
      author: { displayName: 'Léa' },
      threadTitle: 'La politique des données',
      revisionNumber: 1,
    });
    expect(page.edges[0]?.node.permalink).toMatch(
      new RegExp(`/c/${community.slug}/t/${open.threadId}/p/${open.id}$`),
    );
    expect(page.corrections).toEqual([]);
  });

  it('finds them with a slip in each word, and says what it searched', async () => {
    const page = await searchAs(forum, staff, 'donees ouvertse ');
    expect(postIdsOf(page)).toEqual([open.id]);
    expect(markedIn(page)).toEqual(['données', 'ouvertes']);
    expect(page.corrections).toEqual([
      { typed: 'donees', searched: ['donnees'] },
      { typed: 'ouvertse', searched: ['ouvertes'] },
    ]);
  });

  it.each(['données', 'donnees', 'donnée', 'donnee', 'DONNÉES', 'données'])(
    'finds every inflection for %s',
    async (query) => {
      expect(new Set(postIdsOf(await searchAs(forum, staff, query)))).toEqual(new Set([open.id, answer.id]));
    },
  );

  it.each(['cassée', 'cassé', 'casse', 'lampes cassés', '3d lampe', "l'arrivée de lampe"])(
    'finds the lamp for %s',
    async (query) => {
      expect(postIdsOf(await searchAs(forum, staff, query))).toEqual([lamp.id]);
    },
  );

  it('takes a phrase word for word', async () => {
    expect(postIdsOf(await searchAs(forum, staff, '"donnée publique"'))).toEqual([answer.id]);
    expect(markedIn(await searchAs(forum, staff, '« DONNEE PUBLIQUE »'))).toEqual(['donnée publique']);
    expect((await searchAs(forum, staff, '"données publique"')).totalCount).toBe(0);
    expect((await searchAs(forum, staff, '"publique donnée"')).totalCount).toBe(0);
    expect((await searchAs(forum, staff, '"données pourquoi"')).totalCount).toBe(0);
  });

  it('leaves out what is excluded, in any inflection', async () => {
    expect(postIdsOf(await searchAs(forum, staff, 'donnée -usage'))).toEqual([open.id]);
    expect(postIdsOf(await searchAs(forum, staff, 'donnée -"données ouvertes"'))).toEqual([answer.id]);
    expect((await searchAs(forum, staff, '-numérique')).totalCount).toBe(3);
  });

  it('finds a word while it is being typed', async () => {
    expect(postIdsOf(await searchAs(forum, staff, 'urgen'))).toEqual([open.id]);
    expect((await searchAs(forum, staff, 'urgen ')).totalCount).toBe(0);
  });

  it('counts everything that matches, by space and month, whatever the page', async () => {
    const page = await searchAs(forum, staff, 'numérique', { first: 5 });
    expect(page.edges).toHaveLength(5);
    expect(page.totalCount).toBe(12);
    expect(page.facets.spaces).toEqual([{ space: { slug: 'general' }, count: 12 }]);
    expect(page.facets.months).toEqual([{ month: new Date().toISOString().slice(0, 7), count: 12 }]);
    const all = await searchAs(forum, staff, '');
    expect(all.totalCount).toBe(15);
    expect(all.facets.spaces).toEqual([
      { space: { slug: 'general' }, count: 14 },
      { space: { slug: 'ideas' }, count: 1 },
    ]);
  });

  it('pages through everything once, in one order', async () => {
    for (const query of ['numérique', '']) {
      const whole = postIdsOf(await searchAs(forum, staff, query, { first: 100 }));
      const paged: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await searchAs(forum, staff, query, { first: 4, after });
        paged.push(...postIdsOf(page));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(new Set(paged).size).toBe(whole.length);
      expect(paged).toEqual(whole);
    }
  });

  it('narrows by space and by date, and keeps the other values of a facet on offer', async () => {
    const inIdeas = await searchAs(forum, staff, '', { filter: { spaceIds: [ideas?.id] } });
    expect(postIdsOf(inIdeas)).toEqual([lamp.id]);
    expect(inIdeas.facets.spaces.map(({ space }) => space.slug)).toEqual(['general', 'ideas']);
    expect(inIdeas.facets.months[0]?.count).toBe(1);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect((await searchAs(forum, staff, '', { filter: { publishedFrom: tomorrow } })).totalCount).toBe(0);
    expect((await searchAs(forum, staff, '', { filter: { publishedBefore: tomorrow } })).totalCount).toBe(15);
    expect((await searchAs(forum, staff, '', { filter: { spaceIds: ['nonsense'] } })).totalCount).toBe(0);
  });

  it('refuses a cursor of another search, and queries beyond the limits', async () => {
    const { pageInfo } = await searchAs(forum, staff, 'numérique', { first: 2 });
    await expect(searchAs(forum, staff, 'donnée', { after: pageInfo.endCursor })).rejects.toThrow(
      'BAD_CURSOR',
    );
    await expect(searchAs(forum, staff, 'a'.repeat(1_001))).rejects.toThrow('BAD_USER_INPUT');
    await expect(
      searchAs(
        forum,
        staff,
        'ab '
          .repeat(65)
          .trim()
          .split(' ')
          .map((word, index) => word + index)
          .join(' '),
      ),
    ).rejects.toThrow('BAD_USER_INPUT');
  });

  it('takes any text for a query', async () => {
    for (const query of [
      "'",
      "'); DROP TABLE post; --",
      '\\',
      ':*',
      'a & | !',
      '<->',
      '\u0000',
      '\ud800',
      '%',
      '"',
      '👍',
      'ﷺ',
    ])
      await expect(searchAs(forum, staff, query)).resolves.toMatchObject({ pageInfo: {} });
  });

  it('is closed to members, to widgets and to strangers', async () => {
    await expect(searchAs(forum, { member, community }, 'donnée')).rejects.toThrow('FORBIDDEN');
    const ask = `{ verbatims(query: "") { totalCount } }`;
    const byWidget = await forum.graphql(ask, {}, { community: community.slug, token: staff.member.token });
    expect(byWidget.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const byNobody = await forum.graphql(ask, {}, { community: community.slug });
    expect(byNobody.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('was answered by the engine itself', async () => {
    expect((await searchAs(forum, staff, 'numérique')).isFallback).toBe(false);
  });
}
