import { PostgresEngine, parseQuery, type SearchRequest, type SearchResult } from '#search';
import {
  describeWith,
  type Forum,
  MEILISEARCH_SERVER,
  openThread,
  reply,
  settle,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { partsOf, SEARCH_ENGINES } from './search-engines.js';

const SENTENCES = [
  "L'État publie ses données ouvertes, enfin : une donnée, des usages.",
  'La lampe cassée est arrivée ; le pied de la lampe aussi. Ma lampe 3D !',
  'Le service après-vente répond vite, un service après vente exemplaire.',
  "J'ai commandé des luminaires élégants pour la cuisine, ils éclairent bien.",
  'The delivered lamps were broken; a broken lamp is no lamp. Deliveries are slow.',
  'Nous aimons les idées simples et les journées calmes, une idée par journée.',
  'Straße, œuvre, cœur, naïve, façade — Ærø, Łódź, ﬁnancement.',
  'Привет мир, новые лампы приехали. 新しいランプが届きました。',
  'Le numérique, encore le numérique ; les numériques et la numérisation.',
  'Cher client, le montant de 1 234,56 € sera remboursé sous 48h (réf. AB12-X9).',
  'Entre entrée et sortie, un don de données n’est pas une donne.',
  'aujourd’hui co-construction e-mail l\u00adampe cach\u200bée',
];

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

describeWith(MEILISEARCH_SERVER, 'what both engines find', () => {
  let forum: Forum;
  let spaces: TestSpace[];
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let neighbourSpace: TestSpace;

  beforeAll(async () => {
    forum = (await SEARCH_ENGINES.find(({ name }) => name === 'Meilisearch')?.start()) as Forum;
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    neighbour = await forum.make.community({ newcomerPostThreshold: 0 });
    neighbourSpace = await forum.make.space(neighbour);
    const roll = dice(7);
    spaces = [];
    for (const slug of ['un', 'deux', 'trois']) spaces.push(await forum.make.space(community, { slug }));
    const texts = Array.from({ length: 60 }, () =>
      Array.from({ length: 1 + roll(3) }, () => SENTENCES[roll(SENTENCES.length)]).join('\n\n'),
    );
    await Promise.all(
      texts.slice(0, 30).map(async (body, index) => {
        const space = spaces[index % 3] as TestSpace;
        const member = await forum.make.member(community);
        const title = (SENTENCES[roll(SENTENCES.length)] ?? '').slice(0, 60);
        const { threadId } = await openThread(forum, { member, community, space }, { title, body });
        await reply(forum, { member, community }, { threadId, body: texts[30 + index] ?? '' });
      }),
    );
    await withNeighbour(neighbour, neighbourSpace);
    await forum.database.query(
      `UPDATE post SET published_at = published_at - make_interval(days => (('x' || right(id::text, 4))::bit(16)::int % 400))`,
    );
    await forum.database.query(
      `INSERT INTO fact (type, community_id, payload) SELECT 'discussion.ThreadChanged', community_id, json_build_object('threadId', id) FROM thread`,
    );
    await settle(forum);
  }, 60_000);

  afterAll(async () => forum.stop());

  async function withNeighbour(other: TestCommunity, space: TestSpace): Promise<void> {
    const member: TestMember = await forum.make.member(other);
    for (const body of SENTENCES.slice(0, 4))
      await openThread(forum, { member, community: other, space }, { title: 'Chez le voisin', body });
  }

  function requestOf(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
    return {
      scope: { communityId: community.id, spaceIds: spaces.map(({ id }) => id) },
      query: parseQuery(query),
      filter: {},
      order: 'best',
      limit: 100,
      after: null,
      isDetailed: true,
      ...more,
    };
  }

  async function bothAnswer(request: SearchRequest): Promise<[SearchResult, SearchResult]> {
    const postgres = forum.server.app.get(PostgresEngine, { strict: false });
    const { engine } = partsOf(forum);
    return Promise.all([postgres.search(request), engine.search(request)]);
  }

  /** Everything but the order. */
  function setOf({ hits, totalCount, facets, corrections, terms }: SearchResult): unknown {
    const byPost = [...hits].sort((left, right) => (left.postId < right.postId ? -1 : 1));
    return {
      hits: byPost.map(({ postId, revisionId, publishedAt }) => ({ postId, revisionId, publishedAt })),
      totalCount,
      facets,
      corrections,
      // What is marked in the texts.
      terms,
    };
  }

  it.each([
    ...[
      '',
      'lampe',
      'lampes ',
      'LAMPE',
      'données',
      'donnee ',
      'donees ',
      'ouvertse ',
      'numér',
      'numeriqu',
      'élégant ',
    ],
    ...[
      '"service après"',
      '"après vente"',
      '"vente exemplaire"',
      '"lampe"',
      '"lampes" ',
      '« Données ouvertes »',
    ],
    ...[
      'lampe -cassée',
      '-lampe',
      '-"données ouvertes"',
      'lampe "un service"',
      'broken lamp',
      'delivery ',
      'deliver',
    ],
    ...[
      'strasse',
      'straße',
      'oeuvre',
      'coeur naive',
      'lodz',
      'aero',
      'financement',
      'привет',
      'ランプ',
      '新し',
      '48h',
    ],
    ...[
      'ab12',
      '1 234',
      'cachée',
      'lampe 3d',
      "l'état",
      'le',
      'de la',
      'aujourd’hui',
      'zzzzzz',
      '👍',
      "'",
      '" OR 1=1 --',
    ],
    ...[
      '"]; DROP',
      'lexemes = "w:lampe"',
      '\\" OR communityId = \\"',
      'entrée ',
      'idée journées',
      'co-construction',
    ],
  ])('is the same for %s', async (query) => {
    const [postgres, meilisearch] = await bothAnswer(requestOf(query));
    expect(setOf(meilisearch)).toEqual(setOf(postgres));
  });

  it('is not empty for what was written', async () => {
    for (const query of ['lampe', 'donees ', 'numér', '"après vente"', '新しい', 'привет', 'oeuvre']) {
      const [, { totalCount }] = await bothAnswer(requestOf(query));
      expect([query, totalCount > 0]).toEqual([query, true]);
    }
    const [, all] = await bothAnswer(requestOf(''));
    expect(all.totalCount).toBe(60);
    expect(all.facets.months.length).toBeGreaterThan(5);
  });

  it('is the same for any mixture of words, phrases, beginnings, slips, exclusions, spaces and dates', async () => {
    const words = [...new Set(SENTENCES.join(' ').split(/[\s,;:.!()]+/u))].filter((word) => word.length > 1);
    const roll = dice(11);
    const pick = (): string => words[roll(words.length)] ?? '';
    for (let round = 0; round < 150; round += 1) {
      const parts = Array.from({ length: 1 + roll(3) }, () => {
        const word = pick();
        const kinds = [
          word,
          word,
          word.slice(0, 4),
          `${word.slice(0, 2)}${word.slice(3)} `,
          `-${word}`,
          `"${word} ${pick()}"`,
        ];
        return kinds[roll(kinds.length)];
      });
      const filter = {
        ...(roll(3) === 0
          ? { spaceIds: [spaces[roll(3)]?.id ?? '', ...(roll(2) ? [neighbourSpace.id] : [])] }
          : {}),
        ...(roll(3) === 0 ? { publishedFrom: new Date(Date.now() - roll(400) * 86_400_000) } : {}),
        ...(roll(3) === 0 ? { publishedBefore: new Date(Date.now() - roll(300) * 86_400_000) } : {}),
      };
      const request = requestOf(parts.join(' '), { filter });
      const [postgres, meilisearch] = await bothAnswer(request);
      expect([parts, setOf(meilisearch)]).toEqual([parts, setOf(postgres)]);
    }
  }, 60_000);

  it('bounds every search by what the asker may see, counts, facets and corrections included', async () => {
    for (const spaceIds of [[], [spaces[0]?.id ?? ''], [neighbourSpace.id]]) {
      for (const query of ['', 'lampe', 'donees ', 'numér']) {
        const scope = { communityId: community.id, spaceIds };
        const [postgres, meilisearch] = await bothAnswer(requestOf(query, { scope }));
        expect(setOf(meilisearch)).toEqual(setOf(postgres));
        if (spaceIds[0] !== spaces[0]?.id) expect(meilisearch.totalCount).toBe(0);
      }
    }
  });

  it('comes oldest first in the same order, page by page, and each goes on from the other’s place', async () => {
    const postgres = forum.server.app.get(PostgresEngine, { strict: false });
    const { engine } = partsOf(forum);
    for (const query of ['', 'lampe', '-lampe']) {
      const [whole] = await bothAnswer(requestOf(query, { order: 'oldest', isDetailed: false }));
      const walked: string[] = [];
      for (let after: readonly string[] | null = null, page = 0; ; page += 1) {
        const request = requestOf(query, { order: 'oldest', isDetailed: false, limit: 7, after });
        const { hits } = await (page % 3 === 2 ? postgres : engine).search(request);
        walked.push(...hits.map(({ postId }) => postId));
        if (hits.length < 7) break;
        after = hits.at(-1)?.key ?? null;
      }
      expect(walked).toEqual(whole.hits.map(({ postId }) => postId));
    }
  });

  it('comes newest first in the same order where there is nothing to rank by', async () => {
    for (const query of ['', '-lampe', '"après vente"']) {
      const [postgres, meilisearch] = await bothAnswer(requestOf(query, { limit: 20 }));
      if (query !== '"après vente"')
        expect(meilisearch.hits.map(({ postId }) => postId)).toEqual(
          postgres.hits.map(({ postId }) => postId),
        );
      const dates = meilisearch.hits.map(({ publishedAt }) => publishedAt);
      expect(dates).toEqual([...dates].sort().reverse());
    }
  });

  it('puts what stands in a title first', async () => {
    const member = await forum.make.member(community);
    const space = spaces[0] as TestSpace;
    const inTitle = await openThread(
      forum,
      { member, community, space },
      { title: 'Un photophore', body: 'Rien de plus.' },
    );
    const inBody = await openThread(
      forum,
      { member, community, space },
      { title: 'Autre', body: 'Deux photophores.' },
    );
    await settle(forum);
    for (const { hits } of await bothAnswer(requestOf('photophores')))
      expect(hits.map(({ postId }) => postId)).toEqual([inTitle.id, inBody.id]);
  });

  it('is found by the port for phrases of any length', async () => {
    const staff = await forum.make.member(community, { role: 'community_manager' });
    const { data } = await forum.graphql<{ verbatims: { totalCount: number; isFallback: boolean } }>(
      `{ verbatims(query: "\\"service après vente exemplaire\\"") { totalCount isFallback } }`,
      {},
      { community: community.slug, cookie: staff.cookie },
    );
    const [postgres] = await bothAnswer(requestOf('"service après vente exemplaire"'));
    expect(data.verbatims).toEqual({ totalCount: postgres.totalCount, isFallback: false });
    expect(postgres.totalCount).toBeGreaterThan(0);
  });
});
