import { type Forum, type TestCommunity, type TestMember, waitFor } from '#test-support';

/** A member of staff asking for exports. */
export interface Requester {
  member: TestMember;
  community: TestCommunity;
}

/** What the tests look at in an export. */
export interface ExportView {
  id: string;
  format: string;
  state: string;
  query: string;
  rowCount: number;
  expectedRowCount: number | null;
  sizeBytes: number | null;
  sha256: string | null;
  expiresAt: string | null;
  finishedAt: string | null;
  downloadUrl: string | null;
  sealUrl: string | null;
  merkleRoot: string | null;
  failureMessage: string | null;
}

const FIELDS = `id format state query rowCount expectedRowCount sizeBytes sha256 expiresAt finishedAt downloadUrl sealUrl merkleRoot failureMessage`;
const identityOf = ({ member, community }: Requester) => ({
  community: community.slug,
  cookie: member.cookie,
});

/** Asks for an export. Throws where the operation is refused. */
export async function startExport(
  forum: Forum,
  by: Requester,
  input: Record<string, unknown>,
): Promise<ExportView> {
  const { data, errors } = await forum.graphql<{
    exportStart: { export: ExportView | null; userErrors: { code: string }[] };
  }>(
    `mutation ($input: ExportStartInput!) { exportStart(input: $input) { export { ${FIELDS} } userErrors { code } } }`,
    { input: { format: 'JSONL', query: '', ...input } },
    identityOf(by),
  );
  const started = data?.exportStart.export;
  if (!started) throw new Error((errors[0]?.extensions ?? data.exportStart.userErrors[0])?.code);
  return started;
}

/** Stops an export; answers the export, or the code of the refusal. */
export async function cancelExport(forum: Forum, by: Requester, id: string): Promise<ExportView | string> {
  const { data, errors } = await forum.graphql<{
    exportCancel: { export: ExportView | null; userErrors: { code: string }[] };
  }>(
    `mutation ($id: ID!) { exportCancel(input: { id: $id }) { export { ${FIELDS} } userErrors { code } } }`,
    { id },
    identityOf(by),
  );
  return data?.exportCancel.export ?? (errors[0]?.extensions ?? data.exportCancel.userErrors[0])?.code ?? '';
}

/** An export as its requester sees it; null for anybody else. */
export async function findExport(forum: Forum, by: Requester, id: string): Promise<ExportView | null> {
  const { data } = await forum.graphql<{ export: ExportView | null }>(
    `query ($id: ID!) { export(id: $id) { ${FIELDS} } }`,
    { id },
    identityOf(by),
  );
  return data?.export ?? null;
}

/** Waits until an export has ended, in whichever way. */
export async function endOf(forum: Forum, by: Requester, id: string): Promise<ExportView> {
  return waitFor(
    'the end of an export',
    async () => {
      const found = await findExport(forum, by, id);
      return found && !['QUEUED', 'RUNNING'].includes(found.state) ? found : null;
    },
    60_000,
  );
}

/** Fetches a file as a browser with this cookie would; without a cookie as a stranger. */
export async function download(
  forum: Forum,
  id: string,
  community: TestCommunity,
  cookie?: string,
): Promise<Response> {
  return fetch(`${forum.url}/exports/${id}?community=${community.slug}`, {
    headers: cookie ? { cookie } : {},
  });
}

/** As `download`, of the file's seal. */
export async function downloadSeal(
  forum: Forum,
  id: string,
  community: TestCommunity,
  cookie?: string,
): Promise<Response> {
  return download(forum, `${id}/seal`, community, cookie);
}

/** Keeps workers from taking an export that waits, while a test prepares what they shall meet. */
export async function holdExport(forum: Forum, id: string): Promise<void> {
  await forum.database.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 hour' WHERE key = $1`,
    [`verbatims.export/${id}`],
  );
}

/** Queues an export for the workers again, as after a crash. */
export async function releaseExport(forum: Forum, id: string): Promise<void> {
  await forum.database.query(
    `SELECT graphile_worker.add_job('verbatims.export', payload => $1::json, job_key => $2)`,
    [JSON.stringify({ exportId: id }), `verbatims.export/${id}`],
  );
}
