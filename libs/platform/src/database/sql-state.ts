/** The SQLSTATE of a driver error, or an empty string. */
export function sqlStateOf(error: unknown): string {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.code;
  if (typeof code === 'string') return code;
  const inner = (error as { driverError?: { code?: unknown } } | null)?.driverError?.code;
  return typeof inner === 'string' ? inner : '';
}

/** True where Postgres had no room on its disk (disk_full): nothing is wrong with what was asked. */
export function isDiskFull(error: unknown): boolean {
  return sqlStateOf(error) === '53100';
}

/** True for a breach of the named unique constraint or index. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const found =
    (error as { constraint?: string }).constraint ??
    (error as { driverError?: { constraint?: string } }).driverError?.constraint;
  return sqlStateOf(error) === '23505' && found === constraint;
}
