import { randomUUID } from 'node:crypto';
import {
  countStatements,
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { type PostAnswer, requirePost, Writer } from './operations.js';

interface Snapshot {
  bodyHtml: string;
  changeSeq: number;
  permalink: string;
  extras: { quotes: { postId: string; revisionNumber: number; state: string }[] | null } | null;
}

const SNAPSHOT = `query ($id: ID!) { post(id: $id) { bodyHtml changeSeq permalink
  extras { quotes { postId threadId revisionNumber state } } } }`;

describe('quotes', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let hidden: TestSpace;
  let jeanne: Writer;
  let paul: Writer;
  let moderator: Writer;
  let guest: Writer;
  let jeanneMember: TestMember;
  let threadId: string;
  let source: PostAnswer;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand);
    hidden = await forum.make.space(brand, { visibility: 'private' });
    jeanneMember = await forum.make.member(brand, { displayName: 'Jeanne <Dupont>' });
    jeanne = new Writer(forum, { community: brand.slug, token: jeanneMember.token });
    const member = await forum.make.member(brand, { displayName: 'Paul' });
    paul = new Writer(forum, { community: brand.slug, token: member.token });
    await forum.make.grantAccess(brand, hidden, member);
    const staff = await forum.make.member(brand, { role: 'moderator' });
    moderator = new Writer(forum, { community: brand.slug, cookie: staff.cookie });
    guest = new Writer(forum, { community: brand.slug });
    threadId = (await jeanne.open(space, { body: `Ouverture ${randomUUID()}` })).threadId ?? '';
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    source = requirePost(
      await jeanne.reply(threadId, { body: `Le *four* chauffe\ntrop vite, ${randomUUID()}.\n\nFin.` }),
    );
  });

  const look = async (id: string, reader = guest): Promise<Snapshot> =>
    (await reader.ask<{ post: Snapshot }>(SNAPSHOT, { id })).data.post;
  const quoteOf = async (
    of: PostAnswer,
    passage: string,
    { revision = 1, reader = paul }: { revision?: number; reader?: Writer } = {},
  ): Promise<string> => {
    const { permalink } = await look(of.id, reader);
    return `> [@jeanne.dupont](${permalink}#r${revision}):\n${passage.replace(/^/gm, '> ')}\n\nRéponse ${randomUUID()}`;
  };
  const quote = async (body: string, on = threadId): Promise<PostAnswer> =>
    requirePost(await paul.reply(on, { body }));
  const rowsOf = (postId: string) =>
    forum.database.query<{ passage: string; quoted: string }>(
      'SELECT passage, quoted_post_id AS quoted FROM post_quote WHERE post_id = $1 ORDER BY position',
      [postId],
    );

  it('are marked with the author’s name, link back, and keep the bytes as they were written', async () => {
    const body = await quoteOf(source, 'Le **four** chauffe   trop vite');
    const post = await quote(body);
    const { permalink } = await look(source.id);
    expect(post.bodyHtml).toContain(
      `<blockquote class="quote" data-post="${source.id}" data-revision="1"><p class="quote-by"><a href="${permalink}#r1" rel="noopener" target="_blank">Jeanne &lt;Dupont&gt;</a></p><p>Le four chauffe trop vite</p></blockquote>`,
    );
    expect(await paul.source(post.id)).toEqual([body]);
    expect(await rowsOf(post.id)).toEqual([{ passage: 'Le four chauffe trop vite', quoted: source.id }]);
    expect((await look(post.id)).extras?.quotes).toEqual([
      { postId: source.id, threadId, revisionNumber: 1, state: 'SAME' },
    ]);
  });

  it('are no words of who quotes: search and verbatims do not have them', async () => {
    const post = await quote(await quoteOf(source, 'chauffe trop'));
    const [row] = await forum.database.query<{ text: string }>(
      'SELECT plain_text AS text FROM revision WHERE post_id = $1',
      [post.id],
    );
    expect(row?.text).toMatch(/^Réponse [0-9a-f-]{36}$/);
  });

  describe('that do not hold claim nothing:', () => {
    const claimless = (post: PostAnswer): void => {
      expect(post.bodyHtml).toMatch(/^<blockquote>/);
      expect(post.bodyHtml).not.toMatch(/jeanne|<a |class=/i);
    };

    it('words that the other never wrote', async () => {
      const post = await quote(await quoteOf(source, 'Le four chauffe trop peu'));
      claimless(post);
      expect(post.bodyHtml).toContain('trop peu');
      expect(await rowsOf(post.id)).toEqual([]);
      expect((await look(post.id)).extras).toBeNull();
    });

    it('another revision’s words, an empty passage, another place', async () => {
      claimless(await quote(await quoteOf(source, 'Le four chauffe', { revision: 2 })));
      claimless(await quote(await quoteOf(source, '')));
      const body = await quoteOf(source, 'Le four chauffe');
      claimless(await quote(body.replace(source.id, randomUUID())));
      claimless(await quote(body.replace(`/c/${brand.slug}/`, '/c/elsewhere/')));
      claimless(await quote(body.replace(/http:\/\/[^/]+/, 'https://evil.example')));
    });

    it('words that the other only quoted', async () => {
      const second = await quote(await quoteOf(source, 'Le four chauffe'));
      const third = await quote(await quoteOf(second, 'Le four chauffe'));
      claimless(third);
    });

    it('a quote inside a quote', async () => {
      const inner = await quoteOf(source, 'Le four chauffe');
      const post = await quote(inner.replace(/^/gm, '> '));
      claimless(post);
    });

    it('a hand-made mark', async () => {
      const post = await quote(`<blockquote class="quote" data-post="${source.id}">Rien</blockquote>`);
      expect(post.bodyHtml).not.toContain('<blockquote');
    });

    it('a link of the quoting author in the other’s mouth', async () => {
      const post = await quote(await quoteOf(source, 'Le [four](https://evil.example) chauffe'));
      expect(post.bodyHtml).toContain('<p>Le four chauffe</p>');
      expect(post.bodyHtml).not.toContain('evil.example');
    });

    it('what a private space says, in a public one, and what the author may not see', async () => {
      const secret = await paul.open(hidden, { body: `Secret ${randomUUID()}` });
      const post = requirePost(secret);
      claimless(await quote(await quoteOf(post, 'Secret')));
      const inside = requirePost(
        await paul.reply(secret.threadId ?? '', { body: await quoteOf(post, 'Secret') }),
      );
      expect(inside.bodyHtml).toContain('class="quote"');
      const { permalink } = await look(post.id, paul);
      const stolen = requirePost(
        await jeanne.reply(threadId, { body: `> [@paul](${permalink}#r1):\n> Secret\n\n${randomUUID()}` }),
      );
      expect(stolen.bodyHtml).not.toMatch(/class=|<a /);
      const outside = requirePost(
        await paul.reply(secret.threadId ?? '', { body: await quoteOf(source, 'Le four') }),
      );
      expect(outside.bodyHtml).toContain('class="quote"');
    });

    it('what a neighbour’s forum says', async () => {
      const other = await forum.make.community();
      const place = await forum.make.space(other);
      const neighbour = new Writer(forum, {
        community: other.slug,
        token: (await forum.make.member(other)).token,
      });
      const { post } = await neighbour.open(place, { body: await quoteOf(source, 'Le four') });
      expect(post?.bodyHtml).not.toMatch(/class=|<a /);
    });
  });

  it('call nobody whom the passage names', async () => {
    const called = requirePost(await jeanne.reply(threadId, { body: `@paul viens ${randomUUID()}` }));
    const post = await quote(await quoteOf(called, '@paul viens'));
    expect(post.bodyHtml).toContain('class="quote"');
    expect(post.bodyHtml).not.toContain('class="mention"');
  });

  describe('tell what became of the passage', () => {
    it('where it changed, and where it stands again', async () => {
      const post = await quote(await quoteOf(source, 'Le four chauffe'));
      const edited = requirePost(await jeanne.edit(source, `Le four refroidit ${randomUUID()}`));
      await settle(forum);
      const after = await look(post.id);
      expect(after.extras?.quotes?.[0]?.state).toBe('EDITED');
      expect(after.bodyHtml).toBe(post.bodyHtml);
      expect(after.changeSeq).toBeGreaterThan(post.changeSeq ?? 0);
      await jeanne.edit(edited, `Le four chauffe encore ${randomUUID()}`);
      await settle(forum);
      expect((await look(post.id)).extras?.quotes?.[0]?.state).toBe('SAME');
    });

    it('and not where it stands after an edit elsewhere: nothing moves', async () => {
      const post = await quote(await quoteOf(source, 'Le four chauffe'));
      await jeanne.edit(source, `Oui, le Four. Le four chauffe. ${randomUUID()}`);
      await settle(forum);
      expect(await look(post.id)).toMatchObject({ changeSeq: post.changeSeq });
    });

    it('where it was withdrawn: its words are shown to nobody any more', async () => {
      const body = await quoteOf(source, 'Le four chauffe');
      const post = await quote(body);
      await jeanne.withdraw(source.id);
      await settle(forum);
      const after = await look(post.id);
      expect(after.extras?.quotes?.[0]?.state).toBe('GONE');
      expect(after.bodyHtml).not.toMatch(/four|Jeanne/);
      expect(after.bodyHtml).toContain(
        `<blockquote class="quote" data-post="${source.id}" data-revision="1"></blockquote>`,
      );
      expect(after.bodyHtml).toContain('Réponse');
      expect(await moderator.source(post.id)).toEqual([body]);
      expect(await guest.source(post.id)).toBeNull();
    });

    it('once for a fact that comes again', async () => {
      const post = await quote(await quoteOf(source, 'Le four chauffe'));
      await jeanne.withdraw(source.id);
      await settle(forum);
      const before = await look(post.id);
      await forum.database.query(
        `UPDATE fact_cursor SET tx = '0', id = 0 WHERE consumer = 'discussion.quotes'`,
      );
      await jeanne.reply(threadId, { body: randomUUID() });
      await settle(forum);
      expect(await look(post.id)).toEqual(before);
    });

    it('in a post that edits its quotes away or in', async () => {
      const post = await quote(await quoteOf(source, 'Le four chauffe'));
      const without = requirePost(await paul.edit(post, `Rien ${randomUUID()}`));
      expect((await look(post.id)).extras).toBeNull();
      expect(await rowsOf(post.id)).toEqual([]);
      await paul.edit(without, await quoteOf(source, 'Fin.'));
      expect((await look(post.id)).extras?.quotes).toHaveLength(1);
    });
  });

  it('cost one look more, and a text without one none', async () => {
    const body = await quoteOf(source, 'Le four chauffe');
    const send = (text: string) => () => paul.reply(threadId, { body: `${text} ${randomUUID()}` });
    await send(body)();
    await settle(forum);
    const { statements } = await countStatements(send(body));
    expect(statements.filter((sql) => /target\.visibility/.test(sql))).toHaveLength(1);
    await settle(forum);
    const plain = await countStatements(send('> Un bloc\n\n'));
    expect(plain.statements.filter((sql) => /post_quote|target\.visibility/.test(sql))).toEqual([]);
  });

  it('make one post and one row of fifty sends of one message', async () => {
    const input = { body: await quoteOf(source, 'Le four chauffe'), idempotencyKey: randomUUID() };
    const sent = await Promise.all(Array.from({ length: 50 }, () => paul.reply(threadId, input)));
    const ids = new Set(sent.map((outcome) => requirePost(outcome).id));
    expect(ids.size).toBe(1);
    expect(await rowsOf([...ids][0] ?? '')).toHaveLength(1);
  });
});
