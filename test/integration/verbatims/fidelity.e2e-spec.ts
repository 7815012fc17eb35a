import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import {
  FIDELITY_TEXTS,
  type Forum,
  generatedNastyTexts,
  naughtyStrings,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
} from '#test-support';
import { download, endOf, type ExportView, type Requester, startExport } from './exporting.js';

const GENERATED = 2_000;
const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Too large for one request of 100 kB is another test's business. */
const fits = (text: string): boolean => Buffer.byteLength(JSON.stringify(text)) < 90_000;

describe('bytes typed = bytes stored = bytes exported', () => {
  const texts = [...FIDELITY_TEXTS, ...naughtyStrings(), ...generatedNastyTexts(GENERATED)].filter(fits);
  let forum: Forum;
  let community: TestCommunity;
  let requester: Requester;
  const typed = new Map<string, string>();

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    const space = await forum.make.space(community);
    // Staff is not screened for saying the same twice.
    const member = await forum.make.member(community, { role: 'community_manager' });
    requester = { member, community };
    const first = await openThread(
      forum,
      { member, community, space },
      { title: '=1+1;"é"', body: texts[0] ?? '' },
    );
    typed.set(first.id, texts[0] ?? '');
    const queue = texts.slice(1);
    const writer = async (): Promise<void> => {
      for (let body = queue.shift(); body !== undefined; body = queue.shift()) {
        const post = await reply(forum, { member, community }, { threadId: first.threadId, body });
        typed.set(post.id, body);
        expect(post.sha256).toBe(hashOf(body));
      }
    };
    await Promise.all([writer(), writer(), writer(), writer()]);
    await settle(forum);
  }, 240_000);

  afterAll(async () => forum.stop());

  async function fileOf(format: string): Promise<{ end: ExportView; bytes: Buffer; response: Response }> {
    const { id } = await startExport(forum, requester, { format });
    const end = await endOf(forum, requester, id);
    const response = await download(forum, id, community, requester.member.cookie);
    return { end, response, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  function mismatches(rows: { postId: string; body: string; sha256: string }[]): string[] {
    expect(rows).toHaveLength(typed.size);
    return rows
      .filter((row) => typed.get(row.postId) !== row.body || hashOf(row.body) !== row.sha256)
      .map((row) => row.postId);
  }

  it('keeps every byte in the database', async () => {
    const rows = await forum.database.query<{ postId: string; body: Buffer; sha256: string }>(
      `SELECT post_id AS "postId", body, encode(sha256, 'hex') AS sha256 FROM revision`,
    );
    expect(mismatches(rows.map((row) => ({ ...row, body: row.body.toString('utf8') })))).toEqual([]);
    expect(rows.filter((row) => !row.body.equals(Buffer.from(typed.get(row.postId) ?? '', 'utf8')))).toEqual(
      [],
    );
  });

  it('hands every byte over as JSON Lines', async () => {
    const { end, bytes, response } = await fileOf('JSONL');
    expect(end).toMatchObject({
      state: 'DONE',
      rowCount: typed.size,
      expectedRowCount: typed.size,
      sizeBytes: bytes.length,
    });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(end.sha256);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    expect(
      mismatches(lines.map((line) => JSON.parse(line) as { postId: string; body: string; sha256: string })),
    ).toEqual([]);
  }, 120_000);

  it('hands every byte over as CSV', async () => {
    const { bytes, response } = await fileOf('CSV');
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    const records = parse<Record<string, string>>(bytes, { columns: true, record_delimiter: '\r\n' });
    expect(
      mismatches(
        records.map((row) => ({
          postId: row['post_id'] ?? '',
          body: row['body'] ?? '',
          sha256: row['sha256'] ?? '',
        })),
      ),
    ).toEqual([]);
  }, 120_000);

  it('hands every byte over to Excel, reversibly', async () => {
    const { bytes } = await fileOf('CSV_EXCEL');
    const records = parse<Record<string, string>>(bytes, {
      bom: true,
      columns: true,
      delimiter: ';',
      record_delimiter: '\r\n',
    });
    const exact = (row: Record<string, string>): string =>
      row['body_altered'] === '1' ? (row['body'] ?? '').slice(1) : (row['body'] ?? '');
    expect(
      mismatches(
        records.map((row) => ({
          postId: row['post_id'] ?? '',
          body: exact(row),
          sha256: row['sha256'] ?? '',
        })),
      ),
    ).toEqual([]);
    expect(records.filter((row) => /^[=+\-@\t\r\n]/.test(row['body'] ?? ''))).toEqual([]);
    expect(records[0]).toMatchObject({ thread_title: `'=1+1;"é"`, title_altered: '1' });
  }, 120_000);
});
