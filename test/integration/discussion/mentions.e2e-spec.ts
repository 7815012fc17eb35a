import { randomUUID } from 'node:crypto';
import {
  countStatements,
  type Forum,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { requirePost, Writer } from './operations.js';

const CANDIDATES = `query ($prefix: String!, $threadId: ID, $spaceId: ID) {
  mentionCandidates(prefix: $prefix, threadId: $threadId, spaceId: $spaceId) { id handle displayName badge } }`;

interface Found {
  mentionCandidates: { id: string; handle: string; displayName: string; badge: string | null }[];
}

const mark = (member: TestMember, text: string) =>
  `<span class="mention" data-member="${member.id}">${text}</span>`;

describe('mentions', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let hidden: TestSpace;
  let author: Writer;
  let jeanne: TestMember;
  let insider: TestMember;
  let moderator: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand);
    hidden = await forum.make.space(brand, { visibility: 'private' });
    const member = await forum.make.member(brand, { displayName: 'Auteur' });
    author = new Writer(forum, { community: brand.slug, token: member.token });
    jeanne = await forum.make.member(brand, { displayName: 'Jeanne Dupont' });
    insider = await forum.make.member(brand, { displayName: 'Initié' });
    moderator = await forum.make.member(brand, { displayName: 'Modératrice Élise', role: 'moderator' });
    await forum.make.grantAccess(brand, hidden, member);
    await forum.make.grantAccess(brand, hidden, insider);
    threadId = (await author.open(space, { body: `Opening ${randomUUID()}` })).threadId ?? '';
  });
  afterAll(() => forum.stop());

  const mentionsOf = async (postId: string): Promise<string[]> =>
    (
      await forum.database.query<{ id: string }>(
        'SELECT member_id AS id FROM post_mention WHERE post_id = $1 ORDER BY member_id',
        [postId],
      )
    ).map(({ id }) => id);

  async function payloadsOf(postId: string): Promise<{ type: string; mentionIds?: string[] }[]> {
    const rows = await forum.database.query<{ type: string; payload: { mentionIds?: string[] } }>(
      `SELECT type, payload FROM fact WHERE payload ->> 'postId' = $1 ORDER BY id`,
      [postId],
    );
    return rows.map(({ type, payload }) => ({
      type: type.replace('discussion.', ''),
      ...('mentionIds' in payload ? { mentionIds: payload.mentionIds } : {}),
    }));
  }

  it('are marked where the text names a member, and leave its bytes as they are', async () => {
    const body = `Merci @jeanne.dupont, et @Inconnu ! ${randomUUID()}`;
    const post = requirePost(await author.reply(threadId, { body }));
    expect(post.bodyHtml).toContain(`Merci ${mark(jeanne, '@jeanne.dupont')}, et @Inconnu !`);
    expect(await author.source(post.id)).toEqual([body]);
    expect(await mentionsOf(post.id)).toEqual([jeanne.id]);
    expect(await payloadsOf(post.id)).toEqual([{ type: 'PostPublished', mentionIds: [jeanne.id] }]);
  });

  it('are told of in the opening of a thread, too', async () => {
    const { post } = await author.open(space, { body: `@jeanne.dupont ${randomUUID()}` });
    expect(post?.bodyHtml).toContain(mark(jeanne, '@jeanne.dupont'));
    expect(await payloadsOf(post?.id ?? '')).toEqual([{ type: 'PostPublished', mentionIds: [jeanne.id] }]);
  });

  it('are not of oneself, of who is suspended, nor of a neighbour’s member', async () => {
    const suspended = await forum.make.member(brand, { displayName: 'Suspendu' });
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [suspended.id]);
    await forum.make.member(await forum.make.community(), { displayName: 'Voisin' });
    const post = requirePost(
      await author.reply(threadId, { body: `@auteur @suspendu @voisin ${randomUUID()}` }),
    );
    expect(post.bodyHtml).not.toContain('<span');
    expect(await payloadsOf(post.id)).toEqual([{ type: 'PostPublished' }]);
  });

  it('of an outsider stay plain text in a private space, as of nobody', async () => {
    const body = `@jeanne.dupont @personne @initie @moderatrice.elise ${randomUUID()}`;
    const { post, threadId: id } = await author.open(hidden, { body });
    expect(post?.bodyHtml).toContain(
      `<p>@jeanne.dupont @personne ${mark(insider, '@initie')} ${mark(moderator, '@moderatrice.elise')}`,
    );
    const reply = requirePost(await author.reply(id ?? '', { body: `@jeanne.dupont ${randomUUID()}` }));
    expect(reply.bodyHtml).not.toContain('<span');
    expect(await mentionsOf(reply.id)).toEqual([]);
  });

  it('cannot be forged', async () => {
    const body = `<span class="mention" data-member="${jeanne.id}">@jeanne.dupont</span> ${randomUUID()}`;
    const post = requirePost(await author.reply(threadId, { body }));
    expect(post.bodyHtml.match(/<span/g)).toHaveLength(1);
    expect(post.bodyHtml).toContain(
      `&lt;span class="mention" data-member="${jeanne.id}"&gt;${mark(jeanne, '@jeanne.dupont')}`,
    );
  });

  describe('that an edit adds', () => {
    it('are the only ones it tells of, and once for good', async () => {
      const post = requirePost(await author.reply(threadId, { body: `@jeanne.dupont ${randomUUID()}` }));
      const more = requirePost(await author.edit(post, `@jeanne.dupont @initie ${randomUUID()}`));
      expect(more.bodyHtml).toContain(mark(insider, '@initie'));
      const less = requirePost(await author.edit(more, `@jeanne.dupont ${randomUUID()}`));
      await author.edit(less, `@initie ${randomUUID()}`);
      expect(await payloadsOf(post.id)).toEqual([
        { type: 'PostPublished', mentionIds: [jeanne.id] },
        { type: 'PostEdited', mentionIds: [insider.id] },
        { type: 'PostEdited' },
        { type: 'PostEdited' },
      ]);
    });
  });

  describe('in number', () => {
    it('are ten a post, and the eleventh refuses it whole', async () => {
      const members = await Promise.all(
        Array.from({ length: 11 }, (_, index) => forum.make.member(brand, { displayName: `Onze ${index}` })),
      );
      const text = (count: number) =>
        `${members
          .slice(0, count)
          .map((_, index) => `@onze.${index}`)
          .join(' ')} ${randomUUID()}`;
      expect((await author.reply(threadId, { body: text(10) })).code).toBe('');
      const before = await author.posts(threadId);
      expect((await author.reply(threadId, { body: text(11) })).code).toBe('MENTIONS_TOO_MANY');
      expect((await author.open(space, { body: text(11) })).code).toBe('MENTIONS_TOO_MANY');
      expect(await author.posts(threadId)).toEqual(before);
      const post = requirePost(await author.reply(threadId, { body: `x ${randomUUID()}` }));
      expect((await author.edit(post, text(11))).code).toBe('MENTIONS_TOO_MANY');
      expect(await author.source(post.id)).toHaveLength(1);
    });

    it('are two at the lowest trust level, whatever was published, and as many as anybody’s from the first on', async () => {
      const own = await forum.make.community({ newcomerPostThreshold: 0 });
      const place = await forum.make.space(own);
      const make = (displayName: string, trustLevel = 1) =>
        forum.make.member(own, { displayName, trustLevel });
      const [newcomer, known] = await Promise.all([make('Nouveau', 0), make('Aa'), make('Bb'), make('Cc')]);
      const staff = await forum.make.member(own, { displayName: 'Staff', role: 'moderator', trustLevel: 0 });
      const three = () => `@aa @bb @cc ${randomUUID()}`;
      const writer = new Writer(forum, { community: own.slug, token: newcomer.token });
      const { data } = await writer.ask<{ threadOpen: { userErrors: object[] } }>(
        `mutation ($input: ThreadOpenInput!) {
          threadOpen(input: $input) { thread { id } userErrors { code field limit trustLevel } } }`,
        { input: { spaceId: place.id, title: 'Un sujet', body: three(), idempotencyKey: randomUUID() } },
      );
      expect(data.threadOpen).toEqual({
        thread: null,
        userErrors: [{ code: 'MENTIONS_TOO_MANY', field: 'body', limit: 2, trustLevel: 0 }],
      });
      const opened = await writer.open(place, { body: `@aa @bb ${randomUUID()}` });
      expect(opened.code).toBe('');
      const post = requirePost(opened);
      expect((await writer.edit(post, three())).code).toBe('MENTIONS_TOO_MANY');
      expect(await writer.source(post.id)).toHaveLength(1);
      const strict = 'UPDATE community SET newcomer_post_threshold = 100 WHERE id = $1';
      await forum.database.query(strict, [own.id]);
      const answering = new Writer(forum, { community: own.slug, token: known.token });
      expect((await answering.open(place, { body: `@nouveau @bb @cc ${randomUUID()}` })).code).toBe('');
      const official = new Writer(forum, { community: own.slug, cookie: staff.cookie });
      expect((await official.open(place, { body: three() })).code).toBe('');
    });
  });

  it('cost a reply no statement more, and a reply without one asks nothing about them', async () => {
    const ofRequest = (statements: string[]) =>
      statements.filter((sql) => !/\bFROM\s+(fact|community)\b/.test(sql));
    const send = (body: string) => () => author.reply(threadId, { body: `${body} ${randomUUID()}` });
    for (const text of ['plain', '@jeanne.dupont']) await send(text)();
    const plain = ofRequest((await countStatements(send('plain'))).statements);
    const naming = ofRequest((await countStatements(send('@jeanne.dupont'))).statements);
    expect(plain).toHaveLength(3);
    expect(plain.join()).not.toMatch(/handle = ANY|post_mention/);
    expect(naming).toHaveLength(3);
  });

  it('make one post and one row of fifty sends of one message', async () => {
    const input = { body: `@jeanne.dupont ${randomUUID()}`, idempotencyKey: randomUUID() };
    const sent = await Promise.all(Array.from({ length: 50 }, () => author.reply(threadId, input)));
    const ids = new Set(sent.map((outcome) => requirePost(outcome).id));
    expect(ids.size).toBe(1);
    expect(await mentionsOf([...ids][0] ?? '')).toEqual([jeanne.id]);
  });

  describe('are completed', () => {
    const find = async (
      who: TestMember | Writer,
      variables: Record<string, unknown>,
      on = brand,
    ): Promise<string[]> => {
      const writer =
        who instanceof Writer ? who : new Writer(forum, { community: on.slug, token: who.token });
      const { data } = await writer.ask<Found>(CANDIDATES, variables);
      return data.mentionCandidates.map(({ handle }) => handle);
    };

    it('by the beginning of a handle or of any word of a name, whatever its accents', async () => {
      expect(await find(author, { prefix: 'jea', threadId })).toEqual(['jeanne.dupont']);
      expect(await find(author, { prefix: 'DUP', threadId })).toEqual(['jeanne.dupont']);
      expect(await find(author, { prefix: 'éli', threadId })).toEqual(['moderatrice.elise']);
      expect(await find(author, { prefix: 'jeanne.d', threadId })).toEqual(['jeanne.dupont']);
      expect(await find(author, { prefix: 'eanne', threadId })).toEqual([]);
      expect(await find(author, { prefix: 'j%', threadId })).toEqual([]);
    });

    it('by those who wrote in the thread first, then staff, then the others, at most eight', async () => {
      const make = (displayName: string, role?: 'moderator') =>
        forum.make.member(brand, { displayName, ...(role ? { role } : {}) });
      for (let count = 0; count < 10; count += 1) await make(`Quentin ${String.fromCharCode(65 + count)}`);
      const writing = await make('Zz Quentin');
      await make('Yy Quentin', 'moderator');
      await new Writer(forum, { community: brand.slug, token: writing.token }).reply(threadId, {
        body: randomUUID(),
      });
      const found = await find(author, { prefix: 'que', threadId });
      expect(found).toHaveLength(8);
      expect(found.slice(0, 3)).toEqual(['zz.quentin', 'yy.quentin', 'quentin.a']);
    });

    it('never with oneself, a suspended member, or without a letter', async () => {
      expect(await find(author, { prefix: 'auteur', threadId })).toEqual([]);
      const gone = await forum.make.member(brand, { displayName: 'Xavier' });
      expect(await find(author, { prefix: 'xav', threadId })).toEqual(['xavier']);
      await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [gone.id]);
      expect(await find(author, { prefix: 'xav', threadId })).toEqual([]);
      for (const prefix of ['', ' ', '@']) expect(await find(author, { prefix, threadId })).toEqual([]);
    });

    it('with those only who may enter the space', async () => {
      expect(await find(author, { prefix: 'jea', spaceId: hidden.id })).toEqual([]);
      expect(await find(author, { prefix: 'ini', spaceId: hidden.id })).toEqual(['initie']);
      expect(await find(author, { prefix: 'mod', spaceId: hidden.id })).toEqual(['moderatrice.elise']);
    });

    it('for nobody where they may not enter, for no neighbour and no guest', async () => {
      expect(await find(jeanne, { prefix: 'ini', spaceId: hidden.id })).toEqual([]);
      expect(await find(jeanne, { prefix: 'ini', spaceId: randomUUID() })).toEqual([]);
      expect(await find(jeanne, { prefix: 'ini' })).toEqual([]);
      const other = await forum.make.community();
      const neighbour = await forum.make.member(other);
      expect(await find(neighbour, { prefix: 'jea', spaceId: space.id }, other)).toEqual([]);
      expect(await find(neighbour, { prefix: 'jea', threadId }, other)).toEqual([]);
      const guest = new Writer(forum, { community: brand.slug });
      expect((await guest.ask(CANDIDATES, { prefix: 'jea', threadId })).errors[0]?.extensions.code).toBe(
        'UNAUTHENTICATED',
      );
    });

    it('among a hundred thousand members by walks of indexes alone', async () => {
      const large = await forum.make.community();
      const place = await forum.make.space(large);
      const member = await forum.make.member(large, { displayName: 'Lecteur' });
      for (let first = 1; first <= 100_000; first += 10_000)
        await forum.database.query(
          `INSERT INTO member (id, community_id, sso_subject, display_name, handle, joined_at)
         SELECT gen_random_uuid(), $1, 's' || n, 'Prénom' || n || ' Nom' || n % 977, 'prenom' || n || '.nom' || n % 977, now()
         FROM generate_series($2::integer, $2::integer + 9999) AS n`,
          [large.id, first],
        );
      await forum.database.query('ANALYZE member, member_word');
      const writer = new Writer(forum, { community: large.slug, token: member.token });
      expect(await find(writer, { prefix: 'p', spaceId: place.id })).toHaveLength(8);
      const started = performance.now();
      for (const prefix of ['p', 'n', 'nom1', 'prénom99999', 'x'])
        await find(writer, { prefix, spaceId: place.id });
      expect((performance.now() - started) / 5).toBeLessThan(100);
    }, 120_000);
  });
});
