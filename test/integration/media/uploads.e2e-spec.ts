import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Forum, startForum, type TestCommunity, type TestMember, waitFor } from '#test-support';
import { freshKey, PDF, picture, sendFile } from './sending-files.js';

const ALLOWED = 'https://www.brand.example';

describe('sending files', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let neighbour: TestCommunity;
  let member: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community({ allowedOrigins: [ALLOWED] });
    neighbour = await forum.make.community();
    member = await forum.make.member(brand);
  });
  afterAll(() => forum.stop());

  const send = (
    bytes: Buffer,
    given: Parameters<typeof sendFile>[3] = {},
    by: TestMember | undefined = member,
  ) => sendFile(forum, { community: brand, member: by }, bytes, given);
  const filesOf = async (id: string): Promise<string[]> => {
    const names = await readdir(join(forum.config.dataDir, 'files'), { recursive: true }).catch(() => []);
    return names
      .filter((name) => name.includes(id))
      .map((name) => name.slice(name.indexOf(id) + id.length + 1))
      .sort();
  };
  const allFiles = async (): Promise<string[]> => {
    const found = await readdir(join(forum.config.dataDir, 'files'), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    return found
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  };
  const rows = () =>
    forum.database
      .query<{ count: number }>('SELECT count(*)::int AS count FROM upload')
      .then(([row]) => row?.count);

  it('keeps an image as its variants only, and its name as it was typed', async () => {
    const { status, upload } = await send(await picture(), { name: 'C:\\été\\Photo.png' });
    expect(status).toBe(201);
    expect(upload).toMatchObject({ kind: 'image', name: 'Photo.png', width: 640, height: 400 });
    expect(await filesOf(upload?.id ?? '')).toEqual(['w320.avif', 'w320.webp', 'w640.avif', 'w640.webp']);
    const [row] = await forum.database.query<{ name: string }>('SELECT name FROM upload WHERE id = $1', [
      upload?.id,
    ]);
    expect(row?.name).toBe('C:\\été\\Photo.png');
  });

  it('judges by the bytes, never by the name or the declared type', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200));
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'.padEnd(200),
    );
    for (const bytes of [
      html,
      svg,
      Buffer.from('MZ'.padEnd(300, '\0')),
      Buffer.from('PK\x03\x04'.padEnd(99, 'x')),
    ]) {
      const answer = await send(bytes, { name: 'photo.png', headers: { 'content-type': 'image/png' } });
      expect([answer.status, answer.error?.code]).toEqual([415, 'UPLOAD_TYPE_NOT_SUPPORTED']);
    }
    const disguised = await send(await picture(20, 20), {
      name: 'x.html',
      headers: { 'content-type': 'text/html' },
    });
    expect(disguised.upload?.kind).toBe('image');
    const document = await send(PDF, { name: 'notice.png', headers: { 'content-type': 'image/png' } });
    expect(document.upload).toMatchObject({ kind: 'pdf', width: null });
  });

  it('leaves nothing of what it refuses', async () => {
    const [files, count] = [await allFiles(), await rows()];
    const damaged = (await picture(800, 800)).subarray(0, 120);
    expect((await send(damaged)).error?.code).toBe('UPLOAD_NOT_READABLE');
    expect((await send(Buffer.from('GIF89a'.padEnd(400, 'x')))).error?.code).toBe('UPLOAD_NOT_READABLE');
    expect((await send(Buffer.alloc(0))).error?.code).toBe('UPLOAD_NOT_READABLE');
    expect(await allFiles()).toEqual(files);
    expect(await rows()).toBe(count);
  });

  it('refuses what declares too much before it is read', async () => {
    const { hostname, port } = new URL(forum.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      [
        `POST /c/${brand.slug}/uploads HTTP/1.1`,
        `host: ${hostname}:${port}`,
        `authorization: Bearer ${member.token}`,
        `idempotency-key: ${freshKey()}`,
        'content-type: image/png',
        `content-length: ${21 * 1024 * 1024}`,
        '',
        '',
      ].join('\r\n'),
    );
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    );
    socket.destroy();
    expect(answer).toContain('413');
    expect(answer).toContain('UPLOAD_TOO_LARGE');
  });

  it('counts while it reads: an image ends at ten megabytes, whatever it declares', async () => {
    const [files, count] = [await allFiles(), await rows()];
    let sent = 0;
    const start = await picture(10, 10);
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(sent === 0 ? start : Buffer.alloc(256 * 1024)));
        sent += 256 * 1024;
        if (sent > 40 * 1024 * 1024) controller.close();
      },
    });
    const answer = await sendFile(forum, { community: brand, member }, endless).catch(() => null);
    if (answer) expect([answer.status, answer.error?.code]).toEqual([413, 'UPLOAD_TOO_LARGE']);
    expect(sent).toBeLessThan(30 * 1024 * 1024);
    await waitFor('the uploads to be as expected', async () => (await rows()) === count);
    expect(await allFiles()).toEqual(files);
  });

  it('leaves nothing of an upload that was broken off', async () => {
    const [files, count] = [await allFiles(), await rows()];
    const stop = new AbortController();
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(new Uint8Array(await picture(500, 500)));
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const sending = fetch(`${forum.url}/c/${brand.slug}/uploads`, {
      method: 'POST',
      body,
      duplex: 'half',
      signal: stop.signal,
      headers: {
        authorization: `Bearer ${member.token}`,
        'idempotency-key': freshKey(),
        'content-type': 'image/png',
      },
    } as RequestInit);
    await waitFor('the uploads to be as expected', async () => (await rows()) === (count ?? 0) + 1);
    stop.abort();
    await expect(sending).rejects.toThrow();
    await waitFor('the uploads to be as expected', async () => (await rows()) === count);
    expect(await allFiles()).toEqual(files);
  });

  it('makes one upload of a retried one, also of two at once', async () => {
    const key = freshKey();
    const bytes = await picture(30, 30);
    const first = await send(bytes, { key });
    const second = await send(bytes, { key });
    expect(second.upload?.id).toBe(first.upload?.id);
    const both = freshKey();
    const answers = await Promise.all([send(bytes, { key: both }), send(bytes, { key: both })]);
    const ids = new Set(answers.flatMap(({ upload }) => upload?.id ?? []));
    expect(ids.size).toBe(1);
    for (const { status, error } of answers)
      if (status !== 201) expect(error?.code).toBe('UPLOAD_IN_PROGRESS');
  });

  it('takes files from members only: no guest, no neighbour, nobody suspended', async () => {
    const bytes = await picture(20, 20);
    expect((await sendFile(forum, { community: brand }, bytes)).status).toBe(401);
    expect((await sendFile(forum, { community: neighbour, member }, bytes)).status).toBe(401);
    expect((await sendFile(forum, { community: { slug: 'nowhere' }, member }, bytes)).status).toBe(401);
    const bad = await forum.make.member(brand);
    await forum.database.query("UPDATE member SET state = 'suspended' WHERE id = $1", [bad.id]);
    expect((await send(bytes, {}, bad)).status).toBe(403);
  });

  it('takes them from allowed pages only, and counts a cookie on its own pages alone', async () => {
    const bytes = await picture(20, 20);
    const there = await send(bytes, { headers: { origin: ALLOWED } });
    expect(there.status).toBe(201);
    const preflight = await fetch(`${forum.url}/c/${brand.slug}/uploads`, {
      method: 'OPTIONS',
      headers: { origin: ALLOWED, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const foreign = await send(bytes, { headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
    const withCookie = (headers: Record<string, string>) =>
      sendFile(forum, { community: brand }, bytes, { headers: { cookie: member.cookie, ...headers } });
    expect((await withCookie({ origin: forum.url })).status).toBe(201);
    expect((await withCookie({ origin: ALLOWED })).status).toBe(401);
    expect((await withCookie({ 'sec-fetch-site': 'cross-site' })).status).toBe(401);
  });

  it('wants a key', async () => {
    const answer = await send(await picture(20, 20), { key: 'x' });
    expect([answer.status, answer.error?.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('lets nobody heap up files without a message', async () => {
    const heaper = await forum.make.member(brand);
    await forum.database.query(
      `INSERT INTO upload (id, community_id, uploader_id, state, kind, name, idempotency_key, created_at)
       SELECT gen_random_uuid(), $1, $2, 'ready', 'pdf', 'x', 'key-' || n, now() FROM generate_series(1, 40) n`,
      [brand.id, heaper.id],
    );
    const answer = await send(PDF, {}, heaper);
    expect([answer.status, answer.error?.code]).toEqual([429, 'UPLOADS_WAITING']);
  });

  it('forgets a file on its uploader’s word, and on nobody else’s', async () => {
    const { upload } = await send(await picture(20, 20));
    const stranger = await forum.make.member(brand);
    const discard = (by: TestMember) =>
      forum.graphql<{ uploadDiscard: { isDiscarded: boolean } | null }>(
        'mutation ($id: ID!) { uploadDiscard(input: { uploadId: $id }) { isDiscarded } }',
        { id: upload?.id },
        { community: brand.slug, token: by.token },
      );
    expect((await discard(stranger)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await filesOf(upload?.id ?? '')).length).toBe(2);
    expect((await discard(member)).data.uploadDiscard).toEqual({ isDiscarded: true });
    await waitFor(
      'the uploads to be as expected',
      async () => (await filesOf(upload?.id ?? '')).length === 0,
    );
  });

  it('says what may be sent', async () => {
    const { data } = await forum.graphql(
      '{ community { uploadLimits { types imageMaxBytes pdfMaxBytes maxPixels maxFrames perPost perPostOfNewcomers } } }',
      {},
      { community: brand.slug },
    );
    expect(data).toMatchObject({
      community: { uploadLimits: { imageMaxBytes: 10_485_760, perPost: 10, perPostOfNewcomers: 2 } },
    });
  });
});
