import pg from 'pg';

/** Not a request's: the log's readers, and the community's row and the session, which every request reads. */
export function ofRequest(statements: readonly string[]): string[] {
  return statements.filter((sql) => !/(?:\bFROM|^\s*UPDATE)\s+(?:fact\w*|community|session)\b/.test(sql));
}

/** Counts the statements that this process sends to Postgres while `work` runs. */
export async function countStatements<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: string[] }> {
  const statements: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function counted(this: unknown, ...args: unknown[]) {
    const [first] = args;
    statements.push(typeof first === 'string' ? first : ((first as { text?: string } | null)?.text ?? '?'));
    return original.apply(this, args);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = original;
  }
}
