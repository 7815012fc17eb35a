import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestMember, type TestSpace } from '#test-support';
import { type PostAnswer, requirePost, Writer } from './operations.js';

describe('writing', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let member: TestMember;
  let author: Writer;
  let other: Writer;
  let moderator: Writer;
  let visitor: Writer;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ allowedOrigins: ['https://shop.example'] });
    space = await forum.make.space(brand);
    member = await forum.make.member(brand);
    author = new Writer(forum, { community: brand.slug, token: member.token });
    other = new Writer(forum, { community: brand.slug, token: (await forum.make.member(brand)).token });
    const staff = await forum.make.member(brand, { role: 'moderator' });
    moderator = new Writer(forum, { community: brand.slug, cookie: staff.cookie });
    visitor = new Writer(forum, { community: brand.slug });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    threadId = (await author.open(space, { body: `Opening ${randomUUID()}` })).threadId ?? '';
  });

  const text = (): string => `Text ${randomUUID()}`;

  async function postCount(): Promise<number> {
    const [row] = await forum.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM post WHERE thread_id = $1',
      [threadId],
    );
    return row?.n ?? -1;
  }

  describe('a retried send', () => {
    it('is the same post', async () => {
      const input = { body: text(), idempotencyKey: randomUUID() };
      const first = requirePost(await author.reply(threadId, input));
      const second = requirePost(await author.reply(threadId, input));
      expect(second).toEqual(first);
      expect(await postCount()).toBe(2);
    });

    it('is the same post for twenty at once', async () => {
      const input = { body: text(), idempotencyKey: randomUUID() };
      const sent = await Promise.all(Array.from({ length: 20 }, () => author.reply(threadId, input)));
      expect(new Set(sent.map((outcome) => requirePost(outcome).id)).size).toBe(1);
      expect(new Set(sent.map(({ post }) => post?.seq))).toEqual(new Set([2]));
      expect(await postCount()).toBe(2);
    });

    it('is refused where the key was another request’s', async () => {
      const idempotencyKey = randomUUID();
      await author.reply(threadId, { body: text(), idempotencyKey });
      expect((await author.reply(threadId, { body: text(), idempotencyKey })).code).toBe(
        'IDEMPOTENCY_CONFLICT',
      );
      expect((await author.open(space, { idempotencyKey })).code).toBe('IDEMPOTENCY_CONFLICT');
      expect(await postCount()).toBe(2);
    });

    it('does not meet another author’s key', async () => {
      const input = { body: text(), idempotencyKey: randomUUID() };
      const first = requirePost(await author.reply(threadId, input));
      expect(requirePost(await other.reply(threadId, input)).id).not.toBe(first.id);
    });

    it('opens one thread', async () => {
      const input = { body: text(), title: text(), idempotencyKey: randomUUID() };
      const sent = await Promise.all(Array.from({ length: 8 }, () => author.open(space, input)));
      expect(new Set(sent.map((outcome) => outcome.threadId)).size).toBe(1);
    });
  });

  describe('the thread’s clock', () => {
    it('gives 32 parallel replies contiguous places', async () => {
      const sent = await Promise.all(
        Array.from({ length: 32 }, () => author.reply(threadId, { body: text() })),
      );
      const places = sent.map((outcome) => requirePost(outcome).seq ?? 0).sort((a, b) => a - b);
      expect(places).toEqual(Array.from({ length: 32 }, (_, index) => index + 2));
      const facts = await forum.database.query<{ seq: number; prev: number }>(
        `SELECT (payload->>'seq')::int AS seq, (payload->>'prevSeq')::int AS prev FROM fact
         WHERE payload->>'threadId' = $1 ORDER BY tx, id`,
        [threadId],
      );
      expect(facts.every(({ seq, prev }) => prev === seq - 1)).toBe(true);
      expect(facts.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 33 }, (_, i) => i + 1),
      );
    });

    it('tells a client what it missed, in the order of the last change', async () => {
      const [a, b] = [
        requirePost(await author.reply(threadId, { body: text() })),
        requirePost(await author.reply(threadId, { body: text() })),
      ];
      await author.edit(a, 'Edited');
      await author.withdraw(b.id);
      const { data } = await visitor.ask<{
        threadChanges: { seq: number; isReset: boolean; posts: PostAnswer[] };
      }>(
        `query ($id: ID!) { threadChanges(threadId: $id, after: 2) { seq isReset posts { id state changeSeq bodyHtml } } }`,
        { id: threadId },
      );
      expect(data.threadChanges).toEqual({
        seq: 5,
        isReset: false,
        posts: [
          { id: a.id, state: 'PUBLISHED', changeSeq: 4, bodyHtml: '<p>Edited</p>\n' },
          { id: b.id, state: 'WITHDRAWN', changeSeq: 5, bodyHtml: '' },
        ],
      });
    });

    it('sends a client that is ahead, or 201 changes behind, to fetch again', async () => {
      const ask = async (id: string, after: number): Promise<boolean | undefined> => {
        const { data } = await visitor.ask<{ threadChanges: { isReset: boolean } }>(
          'query ($id: ID!, $after: Int!) { threadChanges(threadId: $id, after: $after) { isReset posts { id } } }',
          { id, after },
        );
        return data.threadChanges.isReset;
      };
      expect(await ask(threadId, 99)).toBe(true);
      expect(await ask(threadId, 1)).toBe(false);
      for (let sent = 0; sent < 201; sent += 1) {
        requirePost(await moderator.reply(threadId, { body: text() }));
      }
      expect(await ask(threadId, 1)).toBe(true);
      expect(await ask(threadId, 2)).toBe(false);
    });
  });

  describe('an answer', () => {
    it('stands below the post it answers', async () => {
      const parent = requirePost(await author.reply(threadId, { body: text() }));
      const child = requirePost(await author.reply(threadId, { body: text(), parentId: parent.id }));
      expect(child).toMatchObject({ parentId: parent.id, depth: 1 });
    });

    it.each(['not-an-id', randomUUID()])('to a post that is not there is refused: %s', async (parentId) => {
      expect((await author.reply(threadId, { parentId })).code).toBe('POST_NOT_FOUND');
    });

    it('to a post of another thread is refused', async () => {
      const elsewhere = requirePost(await author.open(space, { body: text() }));
      expect((await author.reply(threadId, { parentId: elsewhere.id })).code).toBe('POST_NOT_FOUND');
    });
  });

  describe('a lock', () => {
    const lock = async (writer: Writer, isLocked: boolean): Promise<string> => {
      const { data, errors } = await writer.ask<{
        threadLock: { thread: { isLocked: boolean; seq: number } };
      }>(
        `mutation ($input: ThreadLockInput!) { threadLock(input: $input) { thread { isLocked seq } userErrors { code } } }`,
        { input: { threadId, isLocked } },
      );
      return errors[0]?.extensions.code ?? `${data.threadLock.thread.isLocked} ${data.threadLock.thread.seq}`;
    };

    it('stops members, not moderators, and is a change of the thread', async () => {
      expect(await lock(moderator, true)).toBe('true 2');
      expect(await lock(moderator, true)).toBe('true 2');
      expect((await author.reply(threadId)).code).toBe('THREAD_LOCKED');
      expect(requirePost(await moderator.reply(threadId, { body: text() })).seq).toBe(3);
      expect(await lock(moderator, false)).toBe('false 4');
      requirePost(await author.reply(threadId, { body: text() }));
    });

    it('is not a member’s to set', async () => {
      expect(await lock(author, true)).toBe('FORBIDDEN');
      expect(await lock(visitor, true)).toBe('UNAUTHENTICATED');
    });
  });

  describe('an edit', () => {
    it('adds a revision and keeps the first', async () => {
      const post = requirePost(await author.reply(threadId, { body: 'Première version' }));
      const edited = requirePost(await author.edit(post, 'Deuxième version'));
      expect(edited).toMatchObject({
        revisionNumber: 2,
        seq: 2,
        changeSeq: 3,
        bodyHtml: '<p>Deuxième version</p>\n',
      });
      expect(await author.source(post.id)).toEqual(['Première version', 'Deuxième version']);
      expect(await moderator.source(post.id)).toHaveLength(2);
      expect(await other.source(post.id)).toBeNull();
      expect(await visitor.source(post.id)).toBeNull();
    });

    it('is refused to others, too late, and on top of a text the editor has not seen', async () => {
      const post = requirePost(await author.reply(threadId, { body: text() }));
      expect((await other.edit(post, 'x')).code).toBe('POST_NOT_FOUND');
      expect((await author.edit(post, 'x', 2)).code).toBe('REVISION_CONFLICT');
      await forum.database.query(
        `UPDATE post SET published_at = now() - interval '16 minutes' WHERE id = $1`,
        [post.id],
      );
      expect((await author.edit(post, 'x')).code).toBe('EDIT_WINDOW_CLOSED');
      expect(await author.source(post.id)).toHaveLength(1);
    });

    it('wins once when two are sent at once', async () => {
      const post = requirePost(await author.reply(threadId, { body: text() }));
      const sent = await Promise.all([author.edit(post, 'one'), author.edit(post, 'two')]);
      expect(sent.map(({ code }) => code).sort()).toEqual(['', 'REVISION_CONFLICT']);
    });

    it('that a moderator would have to see changes nothing', async () => {
      const newcomer = new Writer(forum, {
        community: brand.slug,
        token: (await forum.make.member(brand)).token,
      });
      const post = requirePost(await newcomer.reply(threadId, { body: text() }));
      expect((await newcomer.edit(post, 'Buy at https://spam.example')).code).toBe('EDIT_NEEDS_REVIEW');
      expect(await newcomer.source(post.id)).toHaveLength(1);
    });
  });

  describe('a withdrawal', () => {
    it('leaves an empty place', async () => {
      const post = requirePost(await author.reply(threadId, { body: text() }));
      expect((await other.withdraw(post.id)).code).toBe('POST_NOT_FOUND');
      expect(requirePost(await author.withdraw(post.id))).toMatchObject({
        state: 'WITHDRAWN',
        bodyHtml: '',
        seq: 2,
      });
      expect(await visitor.posts(threadId)).toMatchObject([
        { seq: 1 },
        { id: post.id, seq: 2, bodyHtml: '' },
      ]);
      const [row] = await forum.database.query<{ html: string }>(
        'SELECT body_html AS html FROM post WHERE id = $1',
        [post.id],
      );
      expect(row?.html).toBe('');
    });

    it('of the only post takes the thread away', async () => {
      const [first] = (await author.posts(threadId)) as [PostAnswer];
      requirePost(await author.withdraw(first.id));
      expect(await visitor.posts(threadId)).toBeNull();
      expect((await author.reply(threadId)).code).toBe('THREAD_NOT_FOUND');
    });

    it('of an answered opening leaves the thread to those who answered', async () => {
      const [first] = (await author.posts(threadId)) as [PostAnswer];
      requirePost(await other.reply(threadId, { body: text() }));
      requirePost(await author.withdraw(first.id));
      expect(await visitor.posts(threadId)).toMatchObject([
        { state: 'WITHDRAWN', bodyHtml: '' },
        { state: 'PUBLISHED' },
      ]);
    });
  });

  describe('a thread bound to a page', () => {
    it('is one for all who are first at once, and nobody’s words are lost', async () => {
      const boundUrl = `https://shop.example/lamp-${randomUUID()}`;
      const writers = [author, other, moderator];
      const sent = await Promise.all(
        Array.from({ length: 9 }, (_, index) =>
          (writers[index % 3] as Writer).open(space, {
            body: `First! ${index}`,
            boundUrl: `${boundUrl}#part-${index}`,
          }),
        ),
      );
      expect(new Set(sent.map((outcome) => outcome.threadId)).size).toBe(1);
      const posts = await visitor.posts(sent[0]?.threadId ?? '');
      expect(posts?.map(({ bodyHtml }) => bodyHtml).sort()).toEqual(
        Array.from({ length: 9 }, (_, index) => `<p>First! ${index}</p>\n`),
      );
      const { data } = await visitor.ask<{ threadByBinding: { id: string; boundUrl: string } }>(
        'query ($url: String) { threadByBinding(url: $url) { id boundUrl } }',
        { url: `${boundUrl}#elsewhere` },
      );
      expect(data.threadByBinding).toEqual({ id: sent[0]?.threadId, boundUrl });
    });

    it('is found by key, in visible spaces only', async () => {
      const boundKey = `sku-${randomUUID()}`;
      const hidden = await forum.make.space(brand, { visibility: 'private' });
      await moderator.open(hidden, { boundKey });
      const find = async (writer: Writer) =>
        (
          await writer.ask<{ threadByBinding: unknown }>(
            'query ($key: String) { threadByBinding(key: $key) { id } }',
            { key: boundKey },
          )
        ).data.threadByBinding;
      expect(await find(visitor)).toBeNull();
      const { threadId: id } = await author.open(space, { boundKey });
      expect(await find(visitor)).toEqual({ id });
    });

    it.each(['javascript:alert(1)', 'not a url', `https://a.example/${'x'.repeat(2_100)}`])(
      'refuses the address %.30s',
      async (boundUrl) => {
        expect((await author.open(space, { boundUrl })).code).toBe('BOUND_URL_INVALID');
      },
    );
  });
});
