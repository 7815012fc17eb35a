import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Forum,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';
import {
  cancelExport,
  download,
  endOf,
  findExport,
  holdExport,
  releaseExport,
  type Requester,
  startExport,
} from './exporting.js';

interface Line {
  postId: string;
  body: string;
  author: string;
  space: string;
  threadTitle: string;
  publishedAt: string;
  permalink: string;
  revision: number;
}

describe('exports of verbatims', () => {
  let forum: Forum;
  let community: TestCommunity;
  let [open, closed]: TestSpace[] = [];
  let author: TestMember;
  let analyst: Requester;
  let manager: Requester;

  const write = (space: TestSpace | undefined, body: string) =>
    openThread(forum, { member: author, community, space: space as TestSpace }, { title: 'Sujet', body });
  const linesOf = async (by: Requester, input: Record<string, unknown> = {}): Promise<Line[]> => {
    const { id } = await startExport(forum, by, input);
    await endOf(forum, by, id);
    const text = await (await download(forum, id, community, by.member.cookie)).text();
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  };
  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    open = await forum.make.space(community, { slug: 'open' });
    closed = await forum.make.space(community, { slug: 'closed', visibility: 'private' });
    author = await forum.make.member(community);
    await forum.make.grantAccess(community, closed, author);
    analyst = { member: await forum.make.member(community, { role: 'analyst' }), community };
    manager = { member: await forum.make.member(community, { role: 'community_manager' }), community };
    const first = await write(open, 'Première lampe.');
    await reply(forum, { member: author, community }, { threadId: first.threadId, body: 'Deuxième lampe.' });
    await reply(forum, { ...manager }, { threadId: first.threadId, body: 'Une réponse sans ce mot.' });
    await write(closed, 'Lampe secrète.');
    await settle(forum);
  });

  afterAll(async () => forum.stop());

  it('holds what the search finds, oldest first, with its source', async () => {
    const lines = await linesOf(analyst, { query: 'lampes' });
    expect(lines.map(({ body }) => body)).toEqual(['Première lampe.', 'Deuxième lampe.']);
    expect(lines[0]).toMatchObject({ space: 'open', threadTitle: 'Sujet', revision: 1 });
    expect(lines[0]?.publishedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(lines[0]?.permalink).toContain(`/c/${community.slug}/t/`);
  });

  it('narrows as the search does', async () => {
    expect(await linesOf(manager, { query: 'lampes', filter: { spaceIds: [closed?.id] } })).toHaveLength(1);
    expect(
      await linesOf(manager, { query: 'lampes', filter: { publishedBefore: '2020-01-01T00:00:00Z' } }),
    ).toEqual([]);
  });

  it('holds nothing of a space that its requester may not enter', async () => {
    expect((await linesOf(analyst)).map(({ space }) => space)).toEqual(['open', 'open', 'open']);
    expect((await linesOf(manager)).map(({ space }) => space).sort()).toEqual([
      'closed',
      'open',
      'open',
      'open',
    ]);
    expect(await linesOf(analyst, { filter: { spaceIds: [closed?.id] } })).toEqual([]);
  });

  it('names authors by pseudonyms that hold in one export only', async () => {
    const [one, two] = [await linesOf(analyst), await linesOf(analyst)];
    expect(one[0]?.author).toMatch(/^author-[a-z2-7]{16}$/);
    expect(one[1]?.author).toBe(one[0]?.author);
    expect(one[2]?.author).not.toBe(one[0]?.author);
    expect(two[0]?.author).not.toBe(one[0]?.author);
    expect(JSON.stringify(one)).not.toContain(author.id);
  });

  it('says where it stands and gives the file to its requester as an attachment', async () => {
    const started = await startExport(forum, analyst, { format: 'CSV_EXCEL', query: 'lampe' });
    expect(started).toMatchObject({
      state: 'QUEUED',
      format: 'CSV_EXCEL',
      query: 'lampe',
      rowCount: 0,
      downloadUrl: null,
    });
    const done = await endOf(forum, analyst, started.id);
    expect(done).toMatchObject({ state: 'DONE', rowCount: 2, expectedRowCount: 2, failureMessage: null });
    expect(done.downloadUrl).toContain(`/exports/${started.id}?community=${community.slug}`);
    const week = Date.parse(done.expiresAt ?? '') - Date.parse(done.finishedAt ?? '');
    expect(week).toBe(7 * 86_400_000);
    const response = await download(forum, started.id, community, analyst.member.cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="verbatims-${community.slug}-[\\d-]+\\.csv"$`),
    );
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-length')).toBe(String(done.sizeBytes));
    await response.arrayBuffer();
  });

  it('answers anybody else as if there were nothing', async () => {
    const { id } = await startExport(forum, analyst, {});
    await endOf(forum, analyst, id);
    const unknown = await download(
      forum,
      '00000000-0000-7000-8000-000000000000',
      community,
      analyst.member.cookie,
    );
    const neighbour = await forum.make.community();
    const stranger = await forum.make.member(neighbour, { role: 'admin' });
    const answers = await Promise.all([
      download(forum, id, community),
      download(forum, id, community, manager.member.cookie),
      download(forum, id, community, author.cookie),
      download(forum, id, community, stranger.cookie),
      download(forum, id, neighbour, stranger.cookie),
      download(forum, id, neighbour, analyst.member.cookie),
      download(forum, 'nonsense', community, analyst.member.cookie),
      fetch(`${forum.url}/exports/${id}`, { headers: { cookie: analyst.member.cookie } }),
      fetch(`${forum.url}/exports/${id}?community=${community.slug}`, {
        headers: { authorization: `Bearer ${analyst.member.token}` },
      }),
    ]);
    const expected = await unknown.text();
    expect(unknown.status).toBe(404);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe(expected);
    }
    expect(await findExport(forum, manager, id)).toBeNull();
    expect(await cancelExport(forum, manager, id)).toBe('EXPORT_NOT_FOUND');
    expect(await cancelExport(forum, analyst, 'nonsense')).toBe('EXPORT_NOT_FOUND');
  });

  it('lists its requester his own, newest first', async () => {
    const { id } = await startExport(forum, manager, { query: 'ma liste' });
    const { data } = await forum.graphql<{ exports: { id: string; query: string }[] }>(
      '{ exports { id query } }',
      {},
      { community: community.slug, cookie: manager.member.cookie },
    );
    expect(data.exports[0]).toEqual({ id, query: 'ma liste' });
    const { rows } = {
      rows: await forum.database.query<{ id: string }>(
        'SELECT id FROM verbatim_export WHERE requested_by <> $1',
        [manager.member.id],
      ),
    };
    expect(data.exports.filter((mine) => rows.some((other) => other.id === mine.id))).toEqual([]);
    await endOf(forum, manager, id);
  });

  it('fails once its requester has lost the right, and closes the files made before', async () => {
    const member = await forum.make.member(community, { role: 'analyst' });
    const requester = { member, community };
    const before = await startExport(forum, requester, {});
    await endOf(forum, requester, before.id);
    const { id } = await startExport(forum, requester, {});
    await endOf(forum, requester, id);
    await forum.database.query(`UPDATE verbatim_export SET state = 'queued' WHERE id = $1`, [id]);
    await forum.database.query('DELETE FROM member_role WHERE member_id = $1', [member.id]);
    await releaseExport(forum, id);
    const row = await waitFor(
      'the failure',
      async () => {
        const [found] = await forum.database.query<{ state: string; failure_message: string }>(
          'SELECT state, failure_message FROM verbatim_export WHERE id = $1',
          [id],
        );
        return found?.state === 'failed' ? found : null;
      },
      20_000,
    );
    expect(row.failure_message).toBe('The person who asked for it may not export any more.');
    expect((await download(forum, before.id, community, member.cookie)).status).toBe(404);
  });

  it('stops when cancelled, and leaves no file', async () => {
    const started = await startExport(forum, analyst, {});
    await holdExport(forum, started.id);
    const cancelled = await cancelExport(forum, analyst, started.id);
    if (typeof cancelled === 'string') throw new Error(cancelled);
    await releaseExport(forum, started.id);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const found = await findExport(forum, analyst, started.id);
    expect(found?.state).toBe(cancelled.state);
    if (cancelled.state === 'CANCELLED') {
      expect(existsSync(join(forum.config.dataDir, 'files/exports', community.id, started.id))).toBe(false);
      expect((await download(forum, started.id, community, analyst.member.cookie)).status).toBe(404);
    }
  });

  it('starts over after a worker died in the middle, with the same rows', async () => {
    const { id } = await startExport(forum, analyst, { query: 'lampe' });
    const first = await endOf(forum, analyst, id);
    await forum.database.query(
      `UPDATE verbatim_export SET state = 'running', row_count = 1, sha256 = NULL WHERE id = $1`,
      [id],
    );
    await releaseExport(forum, id);
    const again = await waitFor(
      'the second run',
      async () => {
        const found = await findExport(forum, analyst, id);
        return found?.state === 'DONE' ? found : null;
      },
      20_000,
    );
    expect(again).toMatchObject({ rowCount: 2, sha256: first.sha256, sizeBytes: first.sizeBytes });
    const files = await readdir(join(forum.config.dataDir, 'files/exports', community.id));
    expect(files.filter((name) => name.startsWith(id)).sort()).toEqual([id, `${id}.seal`]);
  });

  it('removes files in the night after seven days', async () => {
    const { id } = await startExport(forum, analyst, {});
    await endOf(forum, analyst, id);
    await forum.database.query(
      `UPDATE verbatim_export SET expires_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    expect((await download(forum, id, community, analyst.member.cookie)).status).toBe(404);
    const period = '2026-01-02';
    await forum.database.query(
      `INSERT INTO schedule_run (schedule, community_id, period, time_zone, due_at, state)
       VALUES ('verbatims:export-retention', $1, $2, 'UTC', now(), 'waiting')`,
      [community.id, period],
    );
    await forum.database.query(`SELECT graphile_worker.add_job('verbatims:export-retention', $1)`, [
      { communityId: community.id, period },
    ]);
    await waitFor(
      'the purge',
      async () => (await findExport(forum, analyst, id))?.state === 'EXPIRED',
      20_000,
    );
    await waitFor(
      'the file to go',
      () => !existsSync(join(forum.config.dataDir, 'files/exports', community.id, id)),
    );
  });

  it('refuses a query that cannot be kept, and whoever may not export', async () => {
    await expect(startExport(forum, analyst, { query: 'a\u0000b' })).rejects.toThrow('NUL_NOT_ALLOWED');
    await expect(startExport(forum, analyst, { query: 'a\ud83d' })).rejects.toThrow('INVALID_UNICODE');
    await expect(startExport(forum, analyst, { query: 'a'.repeat(1_001) })).rejects.toThrow('BAD_USER_INPUT');
    await expect(startExport(forum, { member: author, community }, {})).rejects.toThrow('FORBIDDEN');
  });
});
