import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { verifySeal, type SealReport } from '#verbatims';
import {
  FIDELITY_TEXTS,
  type Forum,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  waitFor,
} from '#test-support';
import { download, downloadSeal, endOf, findExport, type Requester, startExport } from './exporting.js';

interface PublicKeys {
  keys: { publicKey: string; fingerprint: string; firstUsedAt: string }[];
}

describe('seals of exports', () => {
  let forum: Forum;
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let author: TestMember;
  let analyst: Requester;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ name: 'Maison Lumen', newcomerPostThreshold: 0 });
    neighbour = await forum.make.community();
    const space = await forum.make.space(community, { slug: 'open' });
    author = await forum.make.member(community);
    analyst = { member: await forum.make.member(community, { role: 'analyst' }), community };
    const writer = { member: author, community };
    const { threadId } = await openThread(forum, { ...writer, space }, { title: '=Titre', body: 'Début.' });
    for (const body of FIDELITY_TEXTS.slice(0, 9)) await reply(forum, writer, { threadId, body });
    await settle(forum);
  });
  afterAll(() => forum?.stop());

  const keysOf = async (of: TestCommunity): Promise<PublicKeys> =>
    (await (await fetch(`${forum.url}/seal-keys?community=${of.slug}`)).json()) as PublicKeys;
  const bytesOf = async (id: string, part: 'file' | 'seal') =>
    Buffer.from(
      await (
        await (part === 'file' ? download : downloadSeal)(forum, id, community, analyst.member.cookie)
      ).arrayBuffer(),
    );
  const verify = (file: Buffer, seal: Buffer, trusted: string[]): Promise<SealReport> =>
    verifySeal(Readable.from([file]), Readable.from([seal]), trusted);

  it.each(['JSONL', 'CSV', 'CSV_EXCEL'])('hold what was handed over in %s, and who did', async (format) => {
    const started = await startExport(forum, analyst, {
      format,
      filter: { publishedFrom: '2020-01-01T00:00:00Z' },
    });
    expect(started).toMatchObject({ sealUrl: null, merkleRoot: null });
    const done = await endOf(forum, analyst, started.id);
    expect(done.sealUrl).toContain(`/exports/${started.id}/seal?community=${community.slug}`);
    const [file, seal] = [await bytesOf(started.id, 'file'), await bytesOf(started.id, 'seal')];
    const { keys } = await keysOf(community);
    expect(keys).toHaveLength(1);
    const report = await verify(file, seal, [keys[0]?.fingerprint ?? '']);
    expect(report).toMatchObject({
      isWhole: true,
      rowCount: 10,
      statement: {
        community: { slug: community.slug, name: 'Maison Lumen' },
        export: {
          id: started.id,
          format: format.toLowerCase(),
          query: '',
          filter: { publishedFrom: '2020-01-01T00:00:00.000Z' },
        },
        rowCount: 10,
        file: { sizeBytes: done.sizeBytes, sha256: done.sha256 },
        merkleRoot: done.merkleRoot,
      },
    });
    expect(report.statement?.period?.from).toMatch(/Z$/);
    file[file.length >> 1] = (file[file.length >> 1] ?? 0) ^ 0x01;
    const bent = await verify(file, seal, [keys[0]?.fingerprint ?? '']);
    expect(bent.isWhole).toBe(false);
    expect(bent.rows).toHaveLength(1);
    const [altered] = await forum.database.query('SELECT id FROM revision WHERE id = $1', [bent.rows[0]?.id]);
    expect(altered).toBeDefined();
  });

  it('are the requester’s alone, and gone with the file', async () => {
    const { id } = await startExport(forum, analyst, {});
    await endOf(forum, analyst, id);
    const response = await downloadSeal(forum, id, community, analyst.member.cookie);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="verbatims-[^"]+\.jsonl\.seal"$/,
    );
    expect(response.headers.get('content-length')).toBe(String((await response.arrayBuffer()).byteLength));
    const manager = await forum.make.member(community, { role: 'community_manager' });
    const unknown = await downloadSeal(
      forum,
      '00000000-0000-7000-8000-000000000000',
      community,
      manager.cookie,
    );
    for (const answer of [
      await downloadSeal(forum, id, community, undefined),
      await downloadSeal(forum, id, community, manager.cookie),
      await downloadSeal(forum, id, neighbour, analyst.member.cookie),
    ])
      expect([answer.status, await answer.text()]).toEqual([404, await unknown.clone().text()]);
    await forum.database.query(
      `UPDATE verbatim_export SET expires_at = now() - interval '1 s' WHERE id = $1`,
      [id],
    );
    expect((await downloadSeal(forum, id, community, analyst.member.cookie)).status).toBe(404);
    await forum.database.query(
      `INSERT INTO schedule_run (schedule, community_id, period, time_zone, due_at, state)
       VALUES ('verbatims:export-retention', $1, '2026-01-03', 'UTC', now(), 'waiting')`,
      [community.id],
    );
    await forum.database.query(`SELECT graphile_worker.add_job('verbatims:export-retention', $1)`, [
      { communityId: community.id, period: '2026-01-03' },
    ]);
    await vanished(id);
    expect((await findExport(forum, analyst, id))?.sealUrl).toBeNull();
  });

  it('are not promised of files from before there were seals', async () => {
    const { id } = await startExport(forum, analyst, {});
    await endOf(forum, analyst, id);
    await forum.database.query('UPDATE verbatim_export SET seal_size_bytes = NULL WHERE id = $1', [id]);
    expect((await findExport(forum, analyst, id))?.sealUrl).toBeNull();
    expect((await downloadSeal(forum, id, community, analyst.member.cookie)).status).toBe(404);
    expect((await download(forum, id, community, analyst.member.cookie)).status).toBe(200);
  });

  it('are known by keys of each community’s own, which everybody may read', async () => {
    expect((await keysOf(neighbour)).keys).toEqual([]);
    const head = await forum.make.member(neighbour, { role: 'admin' });
    const { id } = await startExport(forum, { member: head, community: neighbour }, {});
    await endOf(forum, { member: head, community: neighbour }, id);
    const [ours, theirs] = [await keysOf(community), await keysOf(neighbour)];
    expect(theirs.keys).toHaveLength(1);
    expect(theirs.keys[0]?.publicKey).not.toBe(ours.keys[0]?.publicKey);
    expect(Object.keys(ours.keys[0] ?? {}).sort()).toEqual(['fingerprint', 'firstUsedAt', 'publicKey']);
    expect(await keysOf({ ...neighbour, slug: 'nobody-here' })).toEqual({ keys: [] });
  });

  async function vanished(id: string): Promise<void> {
    const folder = join(forum.config.dataDir, 'files/exports', community.id);
    await waitFor(
      'both to go',
      () => !existsSync(join(folder, id)) && !existsSync(join(folder, `${id}.seal`)),
    );
  }
});
