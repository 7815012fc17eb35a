import { randomUUID } from 'node:crypto';
import { DraftPurgeJob } from '#discussion';
import {
  countStatements,
  type Forum,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { requirePost, Writer } from './operations.js';

interface Draft {
  id: string;
  kind: string;
  placeId: string | null;
  title: string;
  body: string;
  spaceId: string | null;
  version: number;
}

const DRAFT = 'id kind placeId title body spaceId version';
type Place = { kind: 'REPLY' | 'ANSWER' | 'OPENING' | 'EDIT'; id?: string | null };

describe('drafts', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let hidden: TestSpace;
  let member: TestMember;
  let author: Writer;
  let other: Writer;
  let admin: Writer;
  let threadId: string;
  let place: Place;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand);
    hidden = await forum.make.space(brand, { visibility: 'private' });
    other = new Writer(forum, { community: brand.slug, token: (await forum.make.member(brand)).token });
    const staff = await forum.make.member(brand, { role: 'admin' });
    admin = new Writer(forum, { community: brand.slug, cookie: staff.cookie });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    member = await forum.make.member(brand);
    author = new Writer(forum, { community: brand.slug, token: member.token });
    threadId = (await author.open(space, { body: `Opening ${randomUUID()}` })).threadId ?? '';
    place = { kind: 'REPLY', id: threadId };
  });

  async function save(
    writer: Writer,
    at: Place,
    body: string,
    more: { version?: number; title?: string; spaceId?: string } = {},
  ): Promise<{ draft: Draft | null; code: string }> {
    const { data, errors } = await writer.ask<{
      draftSave: { draft: Draft | null; userErrors: { code: string }[] };
    }>(
      `mutation ($input: DraftSaveInput!) { draftSave(input: $input) { draft { ${DRAFT} } userErrors { code } } }`,
      {
        input: { place: at, body, version: 0, ...more },
      },
    );
    const payload = data?.draftSave;
    return {
      draft: payload?.draft ?? null,
      code: payload?.userErrors[0]?.code ?? errors[0]?.extensions.code ?? '',
    };
  }

  async function discard(
    writer: Writer,
    at: Place,
    version: number,
  ): Promise<{ draft: Draft | null; code: string }> {
    const { data } = await writer.ask<{
      draftDiscard: { draft: Draft | null; userErrors: { code: string }[] };
    }>(
      `mutation ($input: DraftDiscardInput!) { draftDiscard(input: $input) { draft { ${DRAFT} } userErrors { code } } }`,
      { input: { place: at, version } },
    );
    return { draft: data.draftDiscard.draft, code: data.draftDiscard.userErrors[0]?.code ?? '' };
  }

  const read = async (writer: Writer, at: Place): Promise<Draft | null> =>
    (
      await writer.ask<{ draft: Draft | null }>(
        `query ($place: DraftPlaceInput!) { draft(place: $place) { ${DRAFT} } }`,
        { place: at },
      )
    ).data.draft;
  const list = async (writer: Writer): Promise<string[]> =>
    (await writer.ask<{ drafts: Draft[] }>(`{ drafts { ${DRAFT} } }`)).data.drafts.map(({ body }) => body);

  it('are what one device saved, for the other to go on with', async () => {
    const first = await save(author, place, 'Un début');
    expect(first.draft).toMatchObject({ kind: 'REPLY', placeId: threadId, body: 'Un début', version: 1 });
    expect(await read(author, place)).toEqual(first.draft);
    const second = await save(author, place, 'Un début, et une suite', { version: 1 });
    expect(second.draft).toMatchObject({ id: first.draft?.id, version: 2 });
    expect(await list(author)).toEqual(['Un début, et une suite']);
  });

  it('are kept to the byte, with the title and space of a thread', async () => {
    const body = '  **é\u0301**\r\n\u200b fin ';
    const { draft } = await save(author, { kind: 'OPENING' }, body, { title: ' T ', spaceId: space.id });
    expect(draft).toMatchObject({ kind: 'OPENING', placeId: null, body, title: ' T ', spaceId: space.id });
  });

  it('of an older version are refused, and show what the other device saved', async () => {
    await save(author, place, 'A');
    await save(author, place, 'A et B', { version: 1 });
    expect(await save(author, place, 'A et C', { version: 1 })).toMatchObject({
      code: 'DRAFT_CONFLICT',
      draft: { body: 'A et B', version: 2 },
    });
    expect(await save(author, place, 'autre', { version: 0 })).toMatchObject({ code: 'DRAFT_CONFLICT' });
    expect((await read(author, place))?.body).toBe('A et B');
    expect(await discard(author, place, 1)).toMatchObject({ code: 'DRAFT_CONFLICT', draft: { version: 2 } });
  });

  it('saved twice in the same words are one version', async () => {
    await save(author, place, 'A');
    expect(await save(author, place, 'A')).toMatchObject({ code: '', draft: { version: 1 } });
  });

  it('of twenty devices at once are one version, and nineteen conflicts', async () => {
    await save(author, place, 'A');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => save(author, place, `A${index}`, { version: 1 })),
    );
    expect(outcomes.filter(({ code }) => code === '')).toHaveLength(1);
    expect((await read(author, place))?.version).toBe(2);
  });

  it('are discarded, and discarding again is no matter', async () => {
    await save(author, place, 'A');
    expect((await discard(author, place, 1)).code).toBe('');
    expect((await discard(author, place, 1)).code).toBe('');
    expect(await read(author, place)).toBeNull();
  });

  describe('are their member’s alone:', () => {
    it('no other member, no admin and no neighbour reads them', async () => {
      await save(author, place, 'Secret');
      const neighbour = await forum.make.community();
      const stranger = new Writer(forum, {
        community: neighbour.slug,
        token: (await forum.make.member(neighbour)).token,
      });
      for (const reader of [other, admin, stranger]) {
        expect(await read(reader, place)).toBeNull();
        expect(await list(reader)).toEqual([]);
      }
      const guest = new Writer(forum, { community: brand.slug });
      expect((await guest.ask('{ drafts { id } }')).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });

    it('nobody saves into, discards or sends away another’s', async () => {
      const { draft } = await save(author, place, 'Secret');
      await save(other, place, 'Other');
      expect((await discard(other, place, 1)).code).toBe('');
      const sent = { id: draft?.id, version: draft?.version };
      expect((await other.reply(threadId, { body: randomUUID(), draft: sent })).code).toBe('');
      expect(await read(author, place)).toEqual(draft);
    });
  });

  it('go nowhere that their member cannot see', async () => {
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, hidden, insider);
    const inside = new Writer(forum, { community: brand.slug, token: insider.token });
    const { threadId: secret, post } = await inside.open(hidden, { body: randomUUID() });
    const places: Place[] = [
      { kind: 'REPLY', id: secret },
      { kind: 'ANSWER', id: post?.id },
      { kind: 'EDIT', id: post?.id },
      { kind: 'OPENING', id: hidden.id },
      { kind: 'REPLY', id: randomUUID() },
      { kind: 'REPLY', id: 'x' },
      { kind: 'REPLY' },
      { kind: 'EDIT' },
    ];
    for (const each of places) expect((await save(author, each, 'A')).code).toBe('DRAFT_PLACE_INVALID');
    expect((await save(inside, { kind: 'EDIT', id: post?.id }, 'A')).code).toBe('');
    expect(await list(author)).toEqual([]);
  });

  it('are refused where they are too long, or what no database keeps', async () => {
    expect((await save(author, place, 'é'.repeat(40_001))).code).toBe('BODY_TOO_LONG');
    expect((await save(author, place, '', { title: 'é'.repeat(256) })).code).toBe('TITLE_TOO_LONG');
    expect((await save(author, place, 'a\0')).code).toBe('NUL_NOT_ALLOWED');
    expect((await save(author, place, 'a\ud800')).code).toBe('INVALID_UNICODE');
    expect(await list(author)).toEqual([]);
  });

  it('are a hundred at most, for thirty who save at once, too', async () => {
    await forum.database.query(
      `INSERT INTO draft (id, community_id, member_id, kind, place_id, body)
       SELECT gen_random_uuid(), $1, $2, 'reply', gen_random_uuid(), 'x' FROM generate_series(1, 90)`,
      [brand.id, member.id],
    );
    const opened = await Promise.all(
      Array.from({ length: 30 }, () => other.open(space, { body: randomUUID() })),
    );
    const outcomes = await Promise.all(
      opened.map((thread) => save(author, { kind: 'REPLY', id: thread.threadId }, 'A')),
    );
    expect(outcomes.filter(({ code }) => code === '')).toHaveLength(10);
    expect(outcomes.filter(({ code }) => code === 'DRAFTS_TOO_MANY')).toHaveLength(20);
    expect(await list(author)).toHaveLength(100);
  });

  describe('go with the text that is sent from them', () => {
    it('as a reply, in its own statement', async () => {
      const { draft } = await save(author, place, 'Envoyé');
      const sent = { id: draft?.id, version: 1 };
      const { result, statements } = await countStatements(() =>
        author.reply(threadId, { body: `Envoyé ${randomUUID()}`, draft: sent }),
      );
      requirePost(result);
      expect(statements.filter((sql) => /DELETE FROM draft/.test(sql))).toHaveLength(1);
      expect(statements.find((sql) => /DELETE FROM draft/.test(sql))).toMatch(/INSERT INTO post /);
      expect(await read(author, place)).toBeNull();
    });

    it('as a thread and as an edit', async () => {
      const { draft } = await save(author, { kind: 'OPENING' }, 'A', { title: 'T' });
      const { post } = await author.open(space, { body: randomUUID(), draft: { id: draft?.id, version: 1 } });
      expect(await read(author, { kind: 'OPENING' })).toBeNull();
      const at: Place = { kind: 'EDIT', id: post?.id };
      const edit = await save(author, at, 'B');
      await author.ask('mutation ($input: PostEditInput!) { postEdit(input: $input) { post { id } } }', {
        input: {
          postId: post?.id,
          body: randomUUID(),
          expectedRevision: 1,
          draft: { id: edit.draft?.id, version: 1 },
        },
      });
      expect(await read(author, at)).toBeNull();
    });

    it('and stay where another device has gone on, or nothing was sent', async () => {
      const { draft } = await save(author, place, 'A');
      await save(author, place, 'A, plus', { version: 1 });
      const sent = { id: draft?.id, version: 1 };
      requirePost(await author.reply(threadId, { body: randomUUID(), draft: sent }));
      expect((await read(author, place))?.body).toBe('A, plus');
      expect((await author.reply(threadId, { body: ' ', draft: { id: draft?.id, version: 2 } })).code).toBe(
        'BODY_EMPTY',
      );
      expect((await read(author, place))?.body).toBe('A, plus');
    });

    it('for fifty retries, which are one post', async () => {
      const { draft } = await save(author, place, 'A');
      const input = {
        body: randomUUID(),
        idempotencyKey: randomUUID(),
        draft: { id: draft?.id, version: 1 },
      };
      const sent = await Promise.all(Array.from({ length: 50 }, () => author.reply(threadId, input)));
      expect(new Set(sent.map((outcome) => requirePost(outcome).id)).size).toBe(1);
      expect(await read(author, place)).toBeNull();
    });
  });

  it('are forgotten after 180 days, and not before', async () => {
    await save(author, place, 'A');
    const age = (days: number) =>
      forum.database.query(
        `UPDATE draft SET updated_at = now() - make_interval(days => $2) WHERE member_id = $1`,
        [member.id, days],
      );
    const job = forum.server.app.get(DraftPurgeJob, { strict: false });
    await age(179);
    await job.run();
    expect(await list(author)).toEqual(['A']);
    await age(181);
    await job.run();
    expect(await list(author)).toEqual([]);
  });

  it('go with their member', async () => {
    await save(author, place, 'A');
    const rows = await forum.database.query<{ confdeltype: string }>(
      `SELECT confdeltype FROM pg_constraint WHERE conrelid = 'draft'::regclass AND contype = 'f'`,
    );
    expect(rows).toEqual([{ confdeltype: 'c' }]);
  });
});
