import { BackupError, createDataSource, Database } from '#platform';

/** Computes the sha256 of every version of every message anew. Throws BackupError where one differs; answers how many. */
export async function proveRevisions(url: string): Promise<number> {
  const source = createDataSource({ url, poolSize: 2, statementTimeoutMs: 0, entities: [] });
  await source.initialize();
  try {
    const [row] = await new Database(source).query<{ total: number; wrong: number }>(
      'SELECT count(*)::int AS total, count(*) FILTER (WHERE sha256 <> sha256(body))::int AS wrong FROM revision',
    );
    if (!row || row.wrong > 0)
      throw new BackupError(
        'BACKUP_DAMAGED',
        `${row?.wrong ?? 'All'} messages are not as their sha256 says.`,
      );
    return row.total;
  } finally {
    await source.destroy();
  }
}
