import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  countStatements,
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';
import { PDF, picture, sendFile } from './sending-files.js';

const FILES =
  'id kind name width height sizeBytes isAnimated description variants { name url width height format isAnimated }';
const POST = `id threadId state revisionNumber changeSeq attachments { ${FILES} } extras { attachments { id description } }`;

interface Shown {
  id: string;
  threadId: string;
  state: string;
  revisionNumber: number;
  changeSeq: number | null;
  attachments: {
    id: string;
    kind: string;
    name: string;
    width: number | null;
    description: string;
    variants: { name: string; url: string; width: number; format: string }[];
  }[];
  extras: { attachments: { id: string; description: string }[] | null } | null;
}

/** A text that no other message has: one that is repeated is held. */
const fresh = (): string => `A text of its own, ${randomUUID()}`;

describe('files of messages', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let open: TestSpace;
  let author: TestMember;
  let reader: TestMember;
  let moderator: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    open = await forum.make.space(brand);
    author = await forum.make.member(brand);
    reader = await forum.make.member(brand);
    moderator = await forum.make.member(brand, { role: 'moderator' });
  });
  afterAll(() => forum.stop());

  const send = async (by = author, bytes?: Buffer, name = 'photo.png'): Promise<string> => {
    const { upload, error } = await sendFile(
      forum,
      { community: { slug: brand.slug }, member: by },
      bytes ?? (await picture()),
      { name },
    );
    if (!upload) throw new Error(error?.code);
    return upload.id;
  };
  const ask = <Data>(query: string, variables: object, by: TestMember | null = author) =>
    forum.graphql<Data>(query, variables as Record<string, unknown>, {
      community: brand.slug,
      ...(by ? { token: by.token } : {}),
    });
  const mutate = async (field: string, type: string, input: object, by = author) => {
    const { data, errors } = await ask<
      Record<
        string,
        {
          post: Shown | null;
          userErrors: { code: string; field: string; limit?: number | null; trustLevel?: number | null }[];
        }
      >
    >(
      `mutation ($input: ${type}!) { ${field}(input: $input) { post { ${POST} } userErrors { code field limit trustLevel } } }`,
      { input },
      by,
    );
    const payload = data?.[field];
    return {
      post: payload?.post ?? null,
      error: payload?.userErrors[0] ?? { code: errors[0]?.extensions.code, field: '' },
    };
  };
  const openThread = (input: object = {}, by = author, space = open) =>
    mutate(
      'threadOpen',
      'ThreadOpenInput',
      { spaceId: space.id, title: 'T', body: fresh(), idempotencyKey: randomUUID(), ...input },
      by,
    );
  const reply = (threadId: string, input: object = {}, by = author) =>
    mutate(
      'postReply',
      'PostReplyInput',
      { threadId, body: fresh(), idempotencyKey: randomUUID(), ...input },
      by,
    );
  const withFile = async (space = open): Promise<Shown> => {
    const { post } = await openThread({ attachmentIds: [await send()] }, author, space);
    if (!post) throw new Error('refused');
    return post;
  };
  const urlsFor = async (id: string, by: TestMember | null): Promise<string[]> => {
    const { data } = await ask<{ post: Shown | null }>(
      `query ($id: ID!) { post(id: $id) { ${POST} } }`,
      { id },
      by,
    );
    return (data.post?.attachments ?? []).flatMap(({ variants }) => variants.map(({ url }) => url));
  };
  const statusOf = async (url = ''): Promise<number> => (await fetch(url)).status;
  const filesOf = async (id: string): Promise<string[]> =>
    (await readdir(join(forum.config.dataDir, 'files'), { recursive: true })).filter((name) =>
      name.includes(id),
    );

  it('come with a reply and with a thread, in order, described by their author', async () => {
    const [one, two] = [await send(), await send(author, PDF, 'Notice d’emploi.pdf')];
    const { post } = await openThread({
      attachmentIds: [two, one],
      attachmentTexts: [{ attachmentId: one, text: ' A lamp\n on a table ' }],
    });
    expect(post?.attachments.map(({ id, kind, name, description }) => [id, kind, name, description])).toEqual(
      [
        [two, 'PDF', 'Notice d’emploi.pdf', ''],
        [one, 'IMAGE', 'photo.png', 'A lamp on a table'],
      ],
    );
    expect(post?.extras?.attachments?.map(({ id }) => id)).toEqual([two, one]);
    const { post: answered } = await reply(post?.threadId ?? '', { attachmentIds: [await send()] });
    expect(answered?.attachments).toHaveLength(1);
    expect(answered?.changeSeq).toBe(2);
  });

  it('cost a page of posts no statement', async () => {
    const post = await withFile();
    const query = `query ($id: ID!) { thread(id: $id) { posts(first: 30) { edges { node { ${POST} } } } } }`;
    await ask(query, { id: post.threadId }, reader);
    for (let more = 0; more < 3; more += 1) await reply(post.threadId, { attachmentIds: [await send()] });
    await settle(forum);
    const { statements } = await countStatements(() => ask(query, { id: post.threadId }, reader));
    expect(statements.filter((text) => /\bupload\b/.test(text))).toEqual([]);
  });

  it('are the same message when it is sent again, also at once', async () => {
    const { threadId } = await withFile();
    const input = { body: fresh(), attachmentIds: [await send()], idempotencyKey: randomUUID() };
    const first = await reply(threadId, input);
    expect((await reply(threadId, input)).post?.id).toBe(first.post?.id);
    const both = { body: fresh(), attachmentIds: [await send()], idempotencyKey: randomUUID() };
    const answers = await Promise.all([reply(threadId, both), reply(threadId, both), reply(threadId, both)]);
    expect(new Set(answers.map(({ post }) => post?.id)).size).toBe(1);
    expect(answers[0]?.post).not.toBeNull();
    const other = { ...both, attachmentIds: [await send()] };
    expect((await reply(threadId, other)).error.code).toBe('IDEMPOTENCY_CONFLICT');
  });

  it('are claimed once: of two messages that race for one, one is refused whole', async () => {
    const { threadId } = await withFile();
    const id = await send();
    const answers = await Promise.all([1, 2, 3].map(() => reply(threadId, { attachmentIds: [id] })));
    expect(answers.filter(({ post }) => post)).toHaveLength(1);
    expect(answers.filter(({ error }) => error.code === 'ATTACHMENT_NOT_FOUND')).toHaveLength(2);
    const [row] = await forum.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM post WHERE thread_id = $1',
      [threadId],
    );
    expect(row?.count).toBe(2);
  });

  it('are refused, and change nothing, where they are another’s, unknown, named twice or too old', async () => {
    const { threadId } = await withFile();
    const neighbour = await forum.make.community();
    const stranger = await forum.make.member(neighbour);
    const theirs = await sendFile(forum, { community: neighbour, member: stranger }, await picture(20, 20));
    const old = await send();
    await forum.database.query("UPDATE upload SET created_at = now() - interval '25 hours' WHERE id = $1", [
      old,
    ]);
    const mine = await send();
    const posts = async () =>
      (await forum.database.query<{ seq: string }>('SELECT seq FROM thread WHERE id = $1', [threadId]))[0]
        ?.seq;
    const before = await posts();
    for (const id of [await send(reader), theirs.upload?.id ?? '', randomUUID(), 'x', '', old]) {
      const { post, error } = await reply(threadId, { attachmentIds: [mine, id] });
      expect([post, error.code, error.field]).toEqual([null, 'ATTACHMENT_NOT_FOUND', 'attachmentIds.1']);
    }
    expect((await reply(threadId, { attachmentIds: [mine, mine] })).error.code).toBe('ATTACHMENT_NOT_FOUND');
    const texts = [{ attachmentId: randomUUID(), text: 'x' }];
    expect((await reply(threadId, { attachmentIds: [mine], attachmentTexts: texts })).error.code).toBe(
      'ATTACHMENT_TEXT_INVALID',
    );
    const long = [{ attachmentId: mine, text: 'x'.repeat(501) }];
    expect((await reply(threadId, { attachmentIds: [mine], attachmentTexts: long })).error.code).toBe(
      'ATTACHMENT_TEXT_INVALID',
    );
    expect(await posts()).toBe(before);
    expect((await reply(threadId, { attachmentIds: [mine] })).post?.attachments).toHaveLength(1);
  });

  it('are ten at most, and two at the lowest trust level, whatever its member has published', async () => {
    const ids = await Promise.all(Array.from({ length: 11 }, () => send(author, PDF)));
    const refused = { code: 'TOO_MANY_ATTACHMENTS', field: 'attachmentIds' };
    expect((await openThread({ attachmentIds: ids })).error).toMatchObject({
      ...refused,
      limit: 10,
      trustLevel: 1,
    });
    expect((await openThread({ attachmentIds: ids.slice(1) })).post?.attachments).toHaveLength(10);
    const newcomer = await forum.make.member(brand, { trustLevel: 0 });
    const three = await Promise.all([1, 2, 3].map(() => send(newcomer, PDF)));
    const tooMany = await openThread({ attachmentIds: three }, newcomer);
    expect(tooMany).toMatchObject({ post: null, error: { ...refused, limit: 2, trustLevel: 0 } });
    const { post } = await openThread({ attachmentIds: three.slice(1) }, newcomer);
    expect(post?.attachments).toHaveLength(2);
    const more = await mutate(
      'postEdit',
      'PostEditInput',
      { postId: post?.id, body: fresh(), expectedRevision: 1, attachmentIds: three },
      newcomer,
    );
    expect(more).toMatchObject({ post: null, error: { ...refused, limit: 2, trustLevel: 0 } });
  });

  it('are served re-encoded, with headers that let nothing run', async () => {
    const post = await withFile();
    const [url = ''] = await urlsFor(post.id, null);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const age = Number(/^private, max-age=(\d+)$/.exec(response.headers.get('cache-control') ?? '')?.[1]);
    expect(age).toBeGreaterThan(3_590);
    expect(age).toBeLessThanOrEqual(7_200);
    expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
    const again = await fetch(url, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('are documents to be saved, never opened', async () => {
    const { post } = await openThread({ attachmentIds: [await send(author, PDF, 'Été "x"\r\n.html')] });
    const [url = ''] = await urlsFor(post?.id ?? '', null);
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"]*\.pdf"; filename\*=UTF-8''[^"]*\.pdf$/,
    );
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true);
  });

  it('have addresses that nobody else can make, and that end', async () => {
    const post = await withFile();
    const other = await withFile();
    const [url = ''] = await urlsFor(post.id, null);
    const forged = (change: (url: URL) => void): string => {
      const copy = new URL(url);
      change(copy);
      return copy.href;
    };
    const wrong = [
      forged(({ searchParams }) => searchParams.set('exp', String(Number(searchParams.get('exp')) + 3_600))),
      forged(({ searchParams }) => searchParams.set('v', author.id)),
      forged(({ searchParams }) => searchParams.delete('sig')),
      forged(({ searchParams }) => searchParams.append('sig', 'x')),
      forged(
        (copy) =>
          (copy.pathname = copy.pathname.replace(
            post.attachments[0]?.id ?? '',
            other.attachments[0]?.id ?? '',
          )),
      ),
      forged((copy) => (copy.pathname = copy.pathname.replace(/[^/]+$/, 'original'))),
      forged((copy) => (copy.pathname = copy.pathname.replace(/[^/]+$/, '..%2f..%2fsecret.key'))),
    ];
    for (const each of wrong) expect([each, await statusOf(each)]).toEqual([each, 404]);
    const neighbour = await forum.make.community();
    expect(await statusOf(url.replace(`/c/${brand.slug}/`, `/c/${neighbour.slug}/`))).toBe(404);
    expect(await statusOf(url)).toBe(200);
  });

  it('stop being shown as soon as their space is private', async () => {
    const space = await forum.make.space(brand);
    const post = await withFile(space);
    const [publicUrl] = await urlsFor(post.id, null);
    const [readersUrl] = await urlsFor(post.id, reader);
    const [authorsUrl] = await urlsFor(post.id, author);
    expect([await statusOf(publicUrl), await statusOf(readersUrl)]).toEqual([200, 200]);
    await forum.database.query("UPDATE space SET visibility = 'private' WHERE id = $1", [space.id]);
    expect([await statusOf(publicUrl), await statusOf(readersUrl), await statusOf(authorsUrl)]).toEqual([
      404, 404, 404,
    ]);
    await forum.make.grantAccess(brand, space, author);
    const response = await fetch(authorsUrl ?? '');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    await forum.database.query('DELETE FROM space_access WHERE space_id = $1', [space.id]);
    expect(await statusOf(authorsUrl)).toBe(404);
  });

  it('are gone with a message that is withdrawn or removed, from the storage too', async () => {
    const withdrawn = await withFile();
    const removed = await withFile();
    const urls = [...(await urlsFor(withdrawn.id, author)), ...(await urlsFor(removed.id, null))];
    await mutate('postWithdraw', 'PostWithdrawInput', { postId: withdrawn.id });
    await forum.graphql(
      'mutation ($id: ID!) { postRemove(input: { postId: $id, reasonCode: OTHER, reasonText: "no" }) { userErrors { code } } }',
      { id: removed.id },
      { community: brand.slug, cookie: moderator.cookie, origin: forum.url },
    );
    for (const url of urls.slice(0, 4)) expect(await statusOf(url)).toBe(404);
    await waitFor(
      'the withdrawn file to leave the storage',
      async () => (await filesOf(withdrawn.attachments[0]?.id ?? '')).length === 0,
    );
    const state = await ask<{ post: Shown }>(`query ($id: ID!) { post(id: $id) { ${POST} } }`, {
      id: removed.id,
    });
    expect([state.data.post.state, state.data.post.attachments]).toEqual(['REMOVED', []]);
    await waitFor(
      'the removed file to leave the storage',
      async () => (await filesOf(removed.attachments[0]?.id ?? '')).length === 0,
    );
    for (const url of urls) expect(await statusOf(url)).toBe(404);
  });

  it('of a held message are its author’s and the moderators’ alone', async () => {
    const { threadId } = await withFile();
    const body = 'WRITE TO me@brand.example OR 06 12 34 56 78';
    const { post } = await reply(threadId, { body, attachmentIds: [await send()] });
    expect(post?.state).toBe('PENDING');
    const [own = ''] = await urlsFor(post?.id ?? '', author);
    expect(await statusOf(own)).toBe(200);
    expect(await urlsFor(post?.id ?? '', reader)).toEqual([]);
    const { data } = await forum.graphql<{ post: Shown }>(
      `query ($id: ID!) { post(id: $id) { ${POST} } }`,
      { id: post?.id },
      { community: brand.slug, cookie: moderator.cookie, origin: forum.url },
    );
    expect(await statusOf(data.post.attachments[0]?.variants[0]?.url)).toBe(200);
    await forum.database.query('DELETE FROM member_role WHERE member_id = $1', [moderator.id]);
    expect(await statusOf(data.post.attachments[0]?.variants[0]?.url)).toBe(404);
    await forum.database.query(
      "INSERT INTO member_role (id, community_id, member_id, role, granted_at) VALUES (gen_random_uuid(), $1, $2, 'moderator', now())",
      [brand.id, moderator.id],
    );
  });

  it('are changed by an edit: kept, added and taken away, without a new text', async () => {
    const body = fresh();
    const { post: opened } = await openThread({ body, attachmentIds: [await send()] });
    const first = opened as Shown;
    const kept = first.attachments[0]?.id ?? '';
    const edit = (input: object) =>
      mutate('postEdit', 'PostEditInput', { postId: first.id, body, expectedRevision: 1, ...input });
    const untouched = await edit({});
    expect(untouched.post?.changeSeq).toBe(first.changeSeq);
    const added = await send();
    const both = await edit({
      attachmentIds: [added, kept],
      attachmentTexts: [{ attachmentId: kept, text: 'A lamp' }],
    });
    expect(both.post?.attachments.map(({ id, description }) => [id, description])).toEqual([
      [added, ''],
      [kept, 'A lamp'],
    ]);
    expect(both.post?.revisionNumber).toBe(1);
    const same = await edit({ attachmentIds: [added, kept] });
    expect(same.post?.changeSeq).toBe(both.post?.changeSeq);
    const [url = ''] = await urlsFor(first.id, null);
    const rewritten = await edit({ body: 'Another text', attachmentIds: [kept] });
    expect([rewritten.post?.revisionNumber, rewritten.post?.attachments.map(({ id }) => id)]).toEqual([
      2,
      [kept],
    ]);
    expect(await statusOf(url)).toBe(404);
    await waitFor('the file to leave the storage', async () => (await filesOf(added)).length === 0);
    const none = await edit({ body: 'Another text', expectedRevision: 2, attachmentIds: [] });
    expect(none.post?.extras?.attachments ?? null).toBeNull();
  });

  it('leave the storage a day after they were sent with nothing', async () => {
    const forgotten = await send();
    const young = await send();
    await forum.database.query("UPDATE upload SET created_at = now() - interval '25 hours' WHERE id = $1", [
      forgotten,
    ]);
    await forum.database.query("SELECT graphile_worker.add_job('media:purge', '{}')");
    await waitFor('the purge', async () => (await filesOf(forgotten)).length === 0);
    expect((await filesOf(young)).length).toBeGreaterThan(0);
    const rows = await forum.database.query('SELECT id FROM upload WHERE id = $1', [forgotten]);
    expect(rows).toEqual([]);
  });
});
