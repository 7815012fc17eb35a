import pg from 'pg';

/** Not a request's: the log's readers, and the community's row and the session, which every request reads. */
export function ofRequest(statements: readonly string[]): string[] {
  return statements.filter((sql) => !/(?:\bFROM|^\s*UPDATE)\s+(?:fact\w*|community|session)\b/.test(sql));
}

/** What a process does by itself, whoever asks for what: it looks for jobs, and gives signs of life. */
const BY_ITSELF = /\bgraphile_worker\b|\bprocess_sign\b|^SELECT 1$/;
const BEGINS = /^(?:BEGIN|START TRANSACTION)\b/;

/** Counts the statements that this process sends to Postgres while `work` runs, save what it does by itself. */
export async function countStatements<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: string[] }> {
  const statements: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  /** By connection: how a transaction began whose first statement is still to come; null in one of the process's own. */
  const beginnings = new WeakMap<object, string | null>();
  const note = (client: object, sql: string): void => {
    const beginning = beginnings.get(client);
    if (BEGINS.test(sql)) beginnings.set(client, sql);
    else if (BY_ITSELF.test(sql)) {
      if (beginning !== undefined) beginnings.set(client, null);
    } else if (beginning === null && /^(?:COMMIT|ROLLBACK)$/.test(sql)) beginnings.delete(client);
    else {
      if (typeof beginning === 'string') statements.push(beginning);
      beginnings.delete(client);
      statements.push(sql);
    }
  };
  prototype.query = function counted(this: object, ...args: unknown[]) {
    const [first] = args;
    note(this, typeof first === 'string' ? first : ((first as { text?: string } | null)?.text ?? '?'));
    return original.apply(this, args);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = original;
  }
}
